'use client'

import { Select, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useStep } from '@/components/member/use-step'
import { wrongOf } from '@/components/member/wrong'
import layout from '@/components/ui/field-columns.module.css'
import { FormDialog } from '@/components/ui/form-dialog'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useWords } from '@/components/ui/use-words'
import { floatingRegister } from '@/domain/floating'
import { provinces } from '@/domain/province'
import s from './floating.module.css'

type RegisterProps = { person: { id: string; name: string }; since: string; today: string; onClose: () => void }

/** Records that a member lives and works elsewhere. */
export function RegisterDialog({ person, since, today, onClose }: RegisterProps) {
  const t = useTranslations('floating.register')
  const form = useTranslations('member.form')
  const words = useWords()
  const fieldWords = useFieldWords()
  const [draft, setDraft] = useState({ place: '', regionCode: '', since, contact: '', basis: '' })
  const [found, setFound] = useState<Readonly<Record<string, string>>>({})
  const step = useStep('/api/floating', t('done'), onClose)
  const wrong: Readonly<Record<string, string>> = { ...found, ...step.fields }
  const set = (field: keyof typeof draft, value: string) => {
    setDraft({ ...draft, [field]: value })
    setFound({})
  }
  function submit() {
    const parsed = floatingRegister.safeParse({ personId: person.id, ...draft })
    setFound(parsed.success ? {} : wrongOf(parsed.error))
    if (parsed.success) step.run(parsed.data)
  }
  const text = (field: 'place' | 'contact' | 'basis', label: string, hint: string, most: number) => (
    <TextInput
      label={label}
      description={hint}
      withAsterisk
      maxLength={most}
      value={draft[field]}
      error={fieldWords(wrong[field])}
      onChange={(event) => set(field, event.currentTarget.value)}
    />
  )
  const problem = step.problemBut(...Object.keys(draft))
  return (
    <FormDialog
      title={t('title')}
      size="lg"
      problem={problem}
      submitLabel={t('save')}
      pending={step.pending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className={s.lead}>{t('text', { name: person.name })}</p>
      <div className={layout.columns}>
        <Select
          label={t('region')}
          withAsterisk
          searchable
          allowDeselect={false}
          placeholder={form('choose')}
          value={draft.regionCode === '' ? null : draft.regionCode}
          data={provinces.map((one) => ({ value: one.code, label: words(one.name) }))}
          error={fieldWords(wrong['regionCode'])}
          onChange={(value) => set('regionCode', value ?? '')}
        />
        <TextInput
          label={t('since')}
          withAsterisk
          type="date"
          max={today}
          value={draft.since}
          error={fieldWords(wrong['since'])}
          onChange={(event) => set('since', event.currentTarget.value)}
        />
        <div className={layout.whole}>{text('place', t('place'), t('placeHint'), 80)}</div>
        {text('contact', t('contact'), t('contactHint'), 50)}
        {text('basis', t('basis'), t('basisHint'), 200)}
      </div>
    </FormDialog>
  )
}
