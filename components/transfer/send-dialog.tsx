'use client'

import { TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PostsEnding } from '@/components/committee/posts-ending'
import { Field } from '@/components/ui/field'
import layout from '@/components/ui/field-columns.module.css'
import { FormDialog } from '@/components/ui/form-dialog'
import { Segmented } from '@/components/ui/segmented'
import { useFieldWords } from '@/components/ui/use-field-words'
import type { MemberDetail } from '@/domain/member'
import { DestinationSelect } from './destination-select'
import { ExternalFields } from './external-fields'
import s from './transfer.module.css'
import { useStep } from '@/components/member/use-step'

type SendProps = { person: Pick<MemberDetail, 'id' | 'name' | 'posts' | 'orgId'>; today: string; onClose: () => void }

/** Sends a letter: where to, its number and its day. */
export function SendDialog({ person, today, onClose }: SendProps) {
  const t = useTranslations('transfer.send')
  const fieldWords = useFieldWords()
  const [where, setWhere] = useState<'inside' | 'outside'>('inside')
  const [orgId, setOrgId] = useState('')
  const [external, setExternal] = useState({ name: '', regionCode: '' })
  const [letterNumber, setLetter] = useState('')
  const [sentOn, setSentOn] = useState(today)
  const [asked, setAsked] = useState(false)
  const change = useStep('/api/transfers', t('done'), onClose)
  const { fields } = change
  const inside = where === 'inside'
  const wrong = {
    org: inside && orgId === '' ? 'org_missing' : undefined,
    name: !inside && external.name.trim().length < 2 ? 'text_short' : undefined,
    regionCode: !inside && external.regionCode === '' ? 'field_missing' : undefined,
    letter: letterNumber.trim().length < 2 ? 'letter_missing' : undefined,
  }
  const told = (code: string | undefined) => (asked ? fieldWords(code) : undefined)
  function submit() {
    setAsked(true)
    if (Object.values(wrong).some((code) => code !== undefined)) return
    change.run({ personId: person.id, to: inside ? { orgId } : { external }, letterNumber, sentOn })
  }
  const problem = change.problemBut('to', 'letterNumber', 'sentOn')
  return (
    <FormDialog
      title={t('title')}
      size="lg"
      problem={problem}
      submitLabel={t('save')}
      pending={change.pending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className={s.lead}>{t('text', { name: person.name })}</p>
      <div className={layout.columns}>
        <div className={layout.whole}>
          <Field group label={t('where')}>
            <Segmented
              label={t('where')}
              value={where}
              onChange={(value) => setWhere(value === 'outside' ? 'outside' : 'inside')}
              items={[
                { value: 'inside', label: t('inside') },
                { value: 'outside', label: t('outside') },
              ]}
            />
          </Field>
        </div>
        {inside ? (
          <div className={layout.whole}>
            <DestinationSelect value={orgId} onChange={setOrgId} error={told(wrong.org) ?? fieldWords(fields['to'])} />
          </div>
        ) : (
          <ExternalFields
            label={t('org')}
            value={external}
            onChange={setExternal}
            wrong={{ name: told(wrong.name), regionCode: told(wrong.regionCode) }}
          />
        )}
        <TextInput
          label={t('letter')}
          withAsterisk
          maxLength={60}
          value={letterNumber}
          error={told(wrong.letter) ?? fieldWords(fields['letterNumber'])}
          onChange={(event) => setLetter(event.currentTarget.value)}
        />
        <TextInput
          label={t('sentOn')}
          withAsterisk
          type="date"
          max={today}
          value={sentOn}
          error={fieldWords(fields['sentOn'])}
          onChange={(event) => setSentOn(event.currentTarget.value)}
        />
      </div>
      <PostsEnding posts={person.posts.filter((post) => !inside || post.orgId === person.orgId)} />
    </FormDialog>
  )
}
