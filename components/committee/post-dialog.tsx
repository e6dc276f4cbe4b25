'use client'

import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormDialog } from '@/components/ui/form-dialog'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useWords } from '@/components/ui/use-words'
import { codesOf } from '@/domain/codes'
import { postStart } from '@/domain/committee'
import { postKindKeys, postKinds, type PostKind } from '@/domain/committee-words'
import { orgRosterQuery } from '@/lib/queries/org'
import { DatedBasis } from './dated-basis'
import { useCommitteeChange } from './use-committee-change'

/** Gives a post between elections. */
export function PostDialog({ orgId, today, onClose }: { orgId: string; today: string; onClose: () => void }) {
  const t = useTranslations('committee.dialog')
  const words = useWords()
  const fieldWords = useFieldWords()
  const roster = useQuery(orgRosterQuery(orgId))
  const change = useCommitteeChange('appoint', onClose)
  const [personId, setPersonId] = useState('')
  const [kind, setKind] = useState<PostKind>('secretary')
  const [from, setFrom] = useState(today)
  const [basis, setBasis] = useState('')
  const edit = (set: () => void) => {
    set()
    change.changed()
  }
  function submit() {
    const parsed = postStart.safeParse({ id: orgId, personId, kind, from, basis })
    if (!parsed.success) return change.setWrong(codesOf(parsed.error))
    change.ask({ path: `/api/organisations/${orgId}/posts`, body: parsed.data, preview: false })
  }
  const { wrong } = change
  return (
    <FormDialog
      title={t('appoint')}
      problem={change.problem}
      submitLabel={t('confirm')}
      pending={change.pending}
      onSubmit={submit}
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
