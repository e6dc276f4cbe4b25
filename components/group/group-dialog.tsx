'use client'

import { TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormDialog } from '@/components/ui/form-dialog'
import { PeopleChecks } from '@/components/ui/people-checks'
import { useFieldWords } from '@/components/ui/use-field-words'
import { codesOf } from '@/domain/codes'
import { groupCreate, groupEdit, type GroupRow, type GroupState } from '@/domain/party-group'
import { ApiError, send } from '@/lib/api'

type DialogProps = { orgId: string; state: GroupState; group: GroupRow | undefined; onClose: () => void }

/** Makes a group, or says who is in one from a day on. */
export function GroupDialog({ orgId, state, group, onClose }: DialogProps) {
  const t = useTranslations('group')
  const errors = useTranslations('errors')
  const fieldWords = useFieldWords()
  const queries = useQueryClient()
  const [name, setName] = useState(group?.name ?? '')
  const [from, setFrom] = useState(state.today)
  const [chosen, setChosen] = useState<readonly string[]>(group?.people.map((person) => person.id) ?? [])
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const saving = useMutation({
    mutationFn: (body: object) =>
      group === undefined ? send('POST', '/api/groups', body) : send('PATCH', `/api/groups/${group.id}`, body),
    onSuccess: async () => {
      notifications.show({ message: t(group === undefined ? 'saved.create' : 'saved.edit') })
      onClose()
      await queries.invalidateQueries({ queryKey: ['org'] })
    },
    onError: (error) => setWrong(error instanceof ApiError ? error.fields : {}),
  })
  function submit() {
    const facts = { name, from, personIds: [...chosen] }
    const parsed =
      group === undefined
        ? groupCreate.safeParse({ ...facts, orgId })
        : groupEdit.safeParse({ ...facts, id: group.id, version: group.version })
    setWrong(parsed.success ? {} : codesOf(parsed.error))
    if (parsed.success) saving.mutate(parsed.data)
  }
  const refused = saving.error instanceof ApiError ? saving.error : null
  const problem = !saving.isError || Object.keys(wrong).length > 0 ? undefined : (refused?.message ?? errors('unavailable'))
  return (
    <FormDialog
      title={group === undefined ? t('dialog.create') : t('dialog.edit', { name: group.name })}
      problem={problem}
      submitLabel={t('dialog.save')}
      pending={saving.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t('dialog.name')}
        withAsterisk
        maxLength={30}
        value={name}
        error={fieldWords(wrong['name'])}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('dialog.from')}
        withAsterisk
        max={state.today}
        value={from}
        error={fieldWords(wrong['from'])}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <PeopleChecks
        label={t('dialog.people')}
        description={t('dialog.chosen', { count: chosen.length, total: state.roster.length })}
        people={state.roster.map((person) => ({
          id: person.id,
          text: person.presence ? [person.name, t('dialog.kept')].join(' · ') : person.name,
        }))}
        chosen={chosen}
        error={fieldWords(wrong['personIds'])}
        onChange={setChosen}
      />
    </FormDialog>
  )
}
