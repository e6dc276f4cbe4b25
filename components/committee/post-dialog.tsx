'use client'

import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormDialog } from '@/components/ui/form-dialog'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useSaving } from '@/components/ui/use-saving'
import { useWords } from '@/components/ui/use-words'
import { postStart } from '@/domain/committee'
import { postKindKeys, postKinds, type PostKind } from '@/domain/committee-words'
import { orgRosterQuery } from '@/lib/queries/org'
import { DatedBasis } from './dated-basis'

/** Gives a post between elections. */
export function PostDialog({ orgId, today, onClose }: { orgId: string; today: string; onClose: () => void }) {
  const t = useTranslations('committee.dialog')
  const saved = useTranslations('committee.saved')
  const words = useWords()
  const fieldWords = useFieldWords()
  const roster = useQuery(orgRosterQuery(orgId))
  const [personId, setPersonId] = useState('')
  const [kind, setKind] = useState<PostKind>('secretary')
  const [from, setFrom] = useState(today)
  const [basis, setBasis] = useState('')
  const { wrong, pending, problem, edit, submit } = useSaving({
    schema: postStart,
    path: `/api/organisations/${orgId}/posts`,
    noun: 'org',
    saved: saved('appoint'),
    onClose,
  })
  return (
    <FormDialog
      title={t('appoint')}
      problem={Object.keys(wrong).length > 0 ? undefined : problem}
      submitLabel={t('confirm')}
      pending={pending}
      onSubmit={() => submit({ id: orgId, personId, kind, from, basis })}
      onClose={onClose}
    >
      <Select
        label={t('kind')}
        withAsterisk
        allowDeselect={false}
        value={kind}
        data={postKindKeys.map((key) => ({ value: key, label: words(postKinds[key]) }))}
        error={fieldWords(wrong['kind'])}
        onChange={(value) => edit(() => setKind(postKindKeys.find((key) => key === value) ?? kind))}
      />
      <Select
        label={t('person')}
        placeholder={t('choose')}
        withAsterisk
        searchable
        allowDeselect={false}
        value={personId === '' ? null : personId}
        data={(roster.data ?? [])
          .filter(({ electable }) => electable)
          .map((person) => ({
            value: person.id,
            label: [person.name, person.phoneMask].filter((part) => part !== null).join(' · '),
          }))}
        error={fieldWords(wrong['personId'])}
        onChange={(value) => edit(() => setPersonId(value ?? ''))}
      />
      <DatedBasis
        label={t('from')}
        today={today}
        day={from}
        basis={basis}
        wrong={{ day: wrong['from'], basis: wrong['basis'] }}
        onDay={(day) => edit(() => setFrom(day))}
        onBasis={(text) => edit(() => setBasis(text))}
      />
    </FormDialog>
  )
}
