import { Checkbox } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import * as z from 'zod'
import { ConflictNote } from '@/components/ui/conflict-note'
import layout from '@/components/ui/field-columns.module.css'
import { FormDialog } from '@/components/ui/form-dialog'
import { useWords } from '@/components/ui/use-words'
import { labelOf } from '@/domain/words'
import { memberEdit, memberEntity, type MemberDetail, type MemberSaved } from '@/domain/member'
import { maskedFields, type MaskedField } from '@/domain/member-words'
import { driverGroupKeys } from '@/domain/org-words'
import { send } from '@/lib/api'
import s from './member-form.module.css'
import { factsOf, personDraftOf, type PersonDraft, type Wrong } from './person-draft'
import { PersonFields } from './person-fields'
import { Refusal } from './refusal'
import { useSaved } from './use-saved'
import { refusalOf, wrongOf } from './wrong'

/** A person as it stands, which a conflict carries; never the number. */
const standing = z.object({
  version: z.number(),
  name: z.string(),
  sex: z.string().nullable(),
  bornOn: z.string().nullable(),
  ethnicity: z.string().nullable(),
  education: z.string().nullable(),
  occupation: z.string().nullable(),
  driverGroup: z.enum(driverGroupKeys),
  employer: z.string().nullable(),
  joinedOn: z.string().nullable(),
})

const compared = ['name', 'sex', 'bornOn', 'driverGroup', 'employer', 'joinedOn', 'ethnicity', 'education', 'occupation'] as const

type FactsProps = { member: MemberDetail; today: string; opened: boolean; onClose: () => void }

/** Edits the facts of a person that are not dated. */
export function MemberFacts({ member, today, opened, onClose }: FactsProps) {
  const t = useTranslations('member.form')
  const words = useWords()
  const saved = useSaved()
  const [draft, setDraft] = useState<PersonDraft>(personDraftOf(member))
  const [remove, setRemove] = useState({ phone: false, idNumber: false })
  const [version, setVersion] = useState(member.version)
  const [wrong, setWrong] = useState<Wrong>({})
  const [submission, setSubmission] = useState(() => crypto.randomUUID())
  const saving = useMutation({
    mutationFn: (body: object) => send<MemberSaved>('PATCH', `/api/members/${member.id}`, body, submission),
    onSuccess: async () => {
      notifications.show({ message: t('saved') })
      onClose()
      await saved()
    },
    onError: (error) => setWrong(refusalOf(error)?.fields ?? {}),
  })
  const refused = refusalOf(saving.error)
  const theirs = refused?.code === 'conflict' ? standing.safeParse(refused.current).data : undefined

  function change(field: keyof PersonDraft, value: string) {
    setDraft({ ...draft, [field]: value })
    setWrong(Object.fromEntries(Object.entries(wrong).filter(([name]) => name !== field)))
    setSubmission(crypto.randomUUID())
  }
  function submit() {
    const numberOf = (field: MaskedField) =>
      remove[field] ? { [field]: null } : draft[field].trim() === '' ? {} : { [field]: draft[field] }
    const parsed = memberEdit.safeParse({ id: member.id, version, ...factsOf(draft), ...numberOf('phone'), ...numberOf('idNumber') })
    setWrong(parsed.success ? {} : wrongOf(parsed.error))
    if (parsed.success) saving.mutate(parsed.data)
  }
  function settle(keepMine: boolean) {
    if (theirs === undefined) return
    setVersion(theirs.version)
    if (!keepMine) setDraft(personDraftOf(theirs))
    setSubmission(crypto.randomUUID())
    saving.reset()
  }
  const told = (key: (typeof compared)[number], value: string) => {
    const field = memberEntity.fields[key]
    return value === '' ? '—' : 'choices' in field ? words(labelOf(field.choices, value)) : value
  }
  const removal = (field: MaskedField) => (
    <Checkbox
      className={s.aside}
      label={t('numberRemove', { field: words(maskedFields[field]) })}
      checked={remove[field]}
      onChange={(event) => setRemove({ ...remove, [field]: event.currentTarget.checked })}
    />
  )
  return (
    <FormDialog
      opened={opened}
      title={t('editTitle')}
      size="lg"
      submitLabel={t('save')}
      pending={saving.isPending}
      disabled={theirs !== undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      {theirs === undefined ? null : (
        <ConflictNote
          fields={compared.flatMap((key) => {
            const stands = personDraftOf(theirs)[key]
            return stands === draft[key]
              ? []
              : [{ key, label: words(memberEntity.fields[key].label), theirs: told(key, stands), mine: told(key, draft[key]) }]
          })}
          onTakeTheirs={() => settle(false)}
          onKeepMine={() => settle(true)}
        />
      )}
      <div className={layout.columns}>
        <PersonFields
          draft={draft}
          wrong={wrong}
          today={today}
          onChange={change}
          phoneHelp={member.phoneMask === null ? t('phoneHelp') : t('numberKeep', { mask: member.phoneMask })}
          phoneAside={member.phoneMask === null ? null : removal('phone')}
          idHelp={member.idMask === null ? t('idHelp') : t('numberKeep', { mask: member.idMask })}
          idAside={member.idMask === null ? null : removal('idNumber')}
          numbered={member.idMask !== null && !remove.idNumber}
        />
      </div>
      {theirs === undefined ? <Refusal error={saving.error} /> : null}
    </FormDialog>
  )
}
