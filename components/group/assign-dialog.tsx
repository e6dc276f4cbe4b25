import { Modal, Select, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { DialogFoot } from '@/components/ui/dialog-foot'
import { useFieldWords } from '@/components/ui/use-field-words'
import { codesOf } from '@/domain/codes'
import { branchKinds } from '@/domain/org-words'
import { groupAssign, type GroupAssigned } from '@/domain/party-group'
import type { MemberSelection } from '@/domain/selection'
import { ApiError, send } from '@/lib/api'
import { memberFormQuery } from '@/lib/queries/member'
import { groupQuery } from '@/lib/queries/org'
import s from './group.module.css'

interface AssignDialogProps {
  who: MemberSelection
  /** The branch that the people most likely belong to. */
  branch: string | null
  today: string
  onDone: () => void
  onClose: () => void
}

/** Out of any group. */
const none = 'none'

/** Puts the chosen people of one branch into one of its groups from a day on, or out of any. */
export function AssignDialog({ who, branch, today, onDone, onClose }: AssignDialogProps) {
  const t = useTranslations('group.assign')
  const ui = useTranslations('ui.dialog')
  const errors = useTranslations('errors')
  const fieldWords = useFieldWords()
  const queries = useQueryClient()
  const branches = (useQuery(memberFormQuery()).data?.orgs ?? []).filter(({ kind }) => branchKinds.includes(kind))
  const [chosen, setChosen] = useState(branch)
  const orgId = branches.find(({ id }) => id === chosen)?.id
  const groups = useQuery({ ...groupQuery(orgId ?? ''), enabled: orgId !== undefined }).data?.groups
  const [group, setGroup] = useState('')
  const [from, setFrom] = useState(today)
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const [submission, setSubmission] = useState(() => crypto.randomUUID())
  const saving = useMutation({
    mutationFn: (body: object) => send<GroupAssigned>('POST', '/api/groups/assignments', body, submission),
    onSuccess: async ({ changed }) => {
      notifications.show({ message: t('done', { count: changed }) })
      onClose()
      onDone()
      await queries.invalidateQueries({ queryKey: ['org'] })
    },
    onError: (error) => setWrong(error instanceof ApiError ? error.fields : {}),
  })
  function edit(set: () => void) {
    set()
    setWrong({})
    setSubmission(crypto.randomUUID())
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    const parsed = groupAssign.safeParse({ who, orgId, from, groupId: group === none ? null : group })
    setWrong(parsed.success ? {} : codesOf(parsed.error))
    if (parsed.success) saving.mutate(parsed.data)
  }
  function problem(): string | undefined {
    if (!saving.isError) return undefined
    if (!(saving.error instanceof ApiError)) return errors('unavailable')
    return saving.error.code === 'invalid' ? fieldWords(wrong['who']) : saving.error.message
  }
  return (
    <Modal opened onClose={onClose} title={t('title')} closeButtonProps={{ 'aria-label': ui('close') }}>
      <form className={s.form} onSubmit={submit} noValidate>
        <Select
          label={t('branch')}
          placeholder={t('choose')}
          withAsterisk
          searchable
          allowDeselect={false}
          value={orgId ?? null}
          data={branches.map((org) => ({ value: org.id, label: org.name }))}
          error={fieldWords(wrong['orgId'])}
          onChange={(value) =>
            edit(() => {
              setChosen(value)
              setGroup('')
            })
          }
        />
        <Select
          label={t('group')}
          placeholder={t('choose')}
          description={groups?.length === 0 ? t('missing') : undefined}
          withAsterisk
          allowDeselect={false}
          disabled={groups === undefined}
          value={group === '' ? null : group}
          data={[...(groups ?? []).map(({ id, name }) => ({ value: id, label: name })), { value: none, label: t('none') }]}
          error={fieldWords(wrong['groupId'])}
          onChange={(value) => edit(() => setGroup(value ?? ''))}
        />
        <TextInput
          type="date"
          label={t('from')}
          withAsterisk
          max={today}
          value={from}
          error={fieldWords(wrong['from'])}
          onChange={(event) => {
            const text = event.currentTarget.value
            edit(() => setFrom(text))
          }}
        />
        <DialogFoot problem={problem()} cancelLabel={t('cancel')} submitLabel={t('save')} pending={saving.isPending} onCancel={onClose} />
      </form>
    </Modal>
  )
}
