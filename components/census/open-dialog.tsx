import { Textarea, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import layout from '@/components/ui/field-columns.module.css'
import { FormDialog } from '@/components/ui/form-dialog'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useSaving } from '@/components/ui/use-saving'
import { censusOpen } from '@/domain/census'
import { addDays, type Day } from '@/domain/month'

/** So many days a census is given at first. */
const usualDays = 60
type OpenProps = { today: Day; onOpened: () => void; onClose: () => void }

/** Opens a census for all districts. */
export function OpenDialog({ today, onOpened, onClose }: OpenProps) {
  const t = useTranslations('census.open')
  const conflict = useTranslations('census.form')('conflict')
  const fieldWords = useFieldWords()
  const [draft, setDraft] = useState({ name: '', opensOn: today, dueOn: addDays(today, usualDays), note: '' })
  const { wrong, pending, problem, edit, submit } = useSaving({
    schema: censusOpen,
    path: '/api/census',
    noun: 'census',
    saved: t('done'),
    conflict,
    onClose: () => {
      onOpened()
      onClose()
    },
  })
  function send() {
    submit(draft)
  }
  const field = (name: keyof typeof draft) => ({
    value: draft[name],
    error: fieldWords(wrong[name]),
    onChange: (event: { currentTarget: { value: string } }) => {
      const text = event.currentTarget.value
      edit(() => setDraft({ ...draft, [name]: text }))
    },
  })
  return (
    <FormDialog title={t('title')} problem={problem} submitLabel={t('save')} pending={pending} onSubmit={send} onClose={onClose}>
      <p>{t('text')}</p>
      <TextInput {...field('name')} label={t('name')} description={t('nameHint')} withAsterisk maxLength={40} data-autofocus />
      <div className={layout.columns}>
        <TextInput {...field('opensOn')} type="date" label={t('from')} withAsterisk />
        <TextInput {...field('dueOn')} type="date" label={t('due')} withAsterisk />
      </div>
      <Textarea {...field('note')} label={t('note')} maxLength={200} autosize minRows={2} />
    </FormDialog>
  )
}
