import { Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormDialog } from '@/components/ui/form-dialog'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useSaving } from '@/components/ui/use-saving'
import { branchKinds } from '@/domain/org-words'
import { groupAssign, type GroupAssigned } from '@/domain/party-group'
import type { MemberSelection } from '@/domain/selection'
import { memberFormQuery } from '@/lib/queries/member'
import { groupQuery } from '@/lib/queries/org'

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
  const fieldWords = useFieldWords()
  const branches = (useQuery(memberFormQuery()).data?.orgs ?? []).filter(({ kind }) => branchKinds.includes(kind))
  const [chosen, setChosen] = useState(branch)
  const orgId = branches.find(({ id }) => id === chosen)?.id
  const groups = useQuery({ ...groupQuery(orgId ?? ''), enabled: orgId !== undefined }).data?.groups
  const [group, setGroup] = useState('')
  const [from, setFrom] = useState(today)
  const { wrong, pending, problem, edit, submit } = useSaving({
    schema: groupAssign,
    path: '/api/groups/assignments',
    noun: 'org',
    saved: ({ changed }: GroupAssigned) => t('done', { count: changed }),
    onClose: () => {
      onClose()
      onDone()
    },
  })
  function send() {
    submit({ who, orgId: orgId ?? '', from, groupId: group === none ? null : group })
  }
  const told = Object.keys(wrong).length > 0 ? fieldWords(wrong['who']) : (problem ?? undefined)
  return (
    <FormDialog title={t('title')} problem={told} submitLabel={t('save')} pending={pending} onSubmit={send} onClose={onClose}>
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
    </FormDialog>
  )
}
