import { Select, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PostsEnding } from '@/components/committee/posts-ending'
import layout from '@/components/ui/field-columns.module.css'
import { FormDialog } from '@/components/ui/form-dialog'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useWords } from '@/components/ui/use-words'
import { memberChange, type MemberDetail, type MemberSaved } from '@/domain/member'
import { memberStageKeys, memberStages, memberStandingKeys, memberStandings, standingsLeft } from '@/domain/member-words'
import { roadKinds } from '@/domain/org-words'
import { send } from '@/lib/api'
import { memberFormQuery } from '@/lib/queries/member'
import s from './member-form.module.css'
import type { Wrong } from './person-draft'
import { useSaved } from './use-saved'
import { refusalOf, wrongOf } from './wrong'

const facts = ['stage', 'standing', 'formal', 'presence', 'presence_end'] as const
type Fact = (typeof facts)[number]
type ChangeProps = { member: MemberDetail; today: string; opened: boolean; onClose: () => void }

/** The change as the command takes it, from what was chosen. */
function changeOf(fact: Fact, value: string): object {
  switch (fact) {
    case 'stage':
      return { fact, stage: value }
    case 'standing':
      return { fact, standing: value }
    case 'formal':
    case 'presence':
      return { fact, orgId: value }
    case 'presence_end':
      return { fact }
  }
}

/** The posts that end where a change takes somebody out of a branch. */
function postsLeft({ posts, orgId, presenceOrgId }: MemberDetail, fact: Fact, value: string): MemberDetail['posts'] {
  switch (fact) {
    case 'stage':
      return []
    case 'standing':
      return standingsLeft.some((standing) => standing === value) ? posts : []
    case 'formal':
      return posts.filter((post) => post.orgId === orgId && post.orgId !== presenceOrgId && post.orgId !== value)
    case 'presence':
    case 'presence_end':
      return posts.filter((post) => post.orgId === presenceOrgId && post.orgId !== orgId && post.orgId !== value)
  }
}

/** Records one dated change with its basis. Offered are only the changes that are the caller's to record. */
export function MemberChange({ member, today, opened, onClose }: ChangeProps) {
  const t = useTranslations('member.change')
  const form = useTranslations('member.form')
  const errors = useTranslations('errors')
  const words = useWords()
  const fieldWords = useFieldWords()
  const saved = useSaved()
  const places = useQuery({ ...memberFormQuery(), enabled: opened })
  const offered = facts.filter((fact) => (fact === 'presence_end' ? member.presenceOrgId !== null : fact === 'presence' || member.mayStage))
  const [fact, setFact] = useState<Fact>(offered[0] ?? 'presence')
  const [value, setValue] = useState('')
  const [from, setFrom] = useState(today)
  const [basis, setBasis] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const [submission, setSubmission] = useState(() => crypto.randomUUID())
  const saving = useMutation({
    mutationFn: (body: object) => send<MemberSaved>('POST', `/api/members/${member.id}/changes`, body, submission),
    onSuccess: async () => {
      notifications.show({ message: t('saved') })
      onClose()
      await saved()
    },
    onError: async (error) => {
      const refusal = refusalOf(error)
      setWrong(refusal?.fields ?? {})
      if (refusal?.code === 'conflict') await saved()
    },
  })
  const refused = refusalOf(saving.error)
  const orgs = places.data?.orgs ?? []
  const options = {
    stage: memberStageKeys.map((key) => ({ value: key, label: words(memberStages[key]) })),
    standing: memberStandingKeys.map((key) => ({ value: key, label: words(memberStandings[key]) })),
    formal: orgs.map((org) => ({ value: org.id, label: org.name })),
    presence: orgs.filter((org) => roadKinds.includes(org.kind)).map((org) => ({ value: org.id, label: org.name })),
  }
  const label = { stage: t('to'), standing: t('to'), formal: t('toOrg'), presence: t('keptBy') }
  function edit(set: () => void) {
    set()
    setWrong({})
    setSubmission(crypto.randomUUID())
  }
  function submit() {
    const parsed = memberChange.safeParse({ id: member.id, version: member.version, from, basis, change: changeOf(fact, value) })
    setWrong(
      parsed.success
        ? {}
        : Object.fromEntries(
            Object.entries(wrongOf(parsed.error)).map(([name, code]) => [
              name,
              value === '' && name.startsWith('change') ? 'field_missing' : code,
            ]),
          ),
    )
    if (parsed.success) saving.mutate(parsed.data)
  }
  const valueProblem = wrong['change'] ?? wrong['change.orgId'] ?? wrong['change.stage'] ?? wrong['change.standing']
  return (
    <FormDialog
      opened={opened}
      title={t('title')}
      size="lg"
      problem={saving.error === null ? undefined : (refused?.message ?? errors('unavailable'))}
      submitLabel={t('save')}
      pending={saving.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      {member.mayStage ? null : <p className={s.hint}>{t('noneOpen')}</p>}
      <div className={layout.columns}>
        <Select
          label={t('what')}
          withAsterisk
          allowDeselect={false}
          value={fact}
          data={offered.map((key) => ({ value: key, label: t(key) }))}
          error={fact === 'presence_end' ? fieldWords(valueProblem) : undefined}
          onChange={(chosen) =>
            edit(() => {
              setFact(facts.find((key) => key === chosen) ?? fact)
              setValue('')
            })
          }
        />
        {fact === 'presence_end' ? (
          <span />
        ) : (
          <Select
            label={label[fact]}
            withAsterisk
            searchable={fact === 'formal' || fact === 'presence'}
            allowDeselect={false}
            placeholder={form('choose')}
            value={value === '' ? null : value}
            data={options[fact]}
            error={fieldWords(valueProblem)}
            onChange={(chosen) => edit(() => setValue(chosen ?? ''))}
          />
        )}
        <TextInput
          label={t('from')}
          description={t('fromHelp')}
          withAsterisk
          type="date"
          max={today}
          value={from}
          error={fieldWords(wrong['from'])}
          onChange={(event) => {
            const text = event.currentTarget.value
            edit(() => setFrom(text))
          }}
        />
        <TextInput
          label={t('basis')}
          description={t('basisHelp')}
          withAsterisk
          maxLength={200}
          value={basis}
          error={fieldWords(wrong['basis'])}
          onChange={(event) => {
            const text = event.currentTarget.value
            edit(() => setBasis(text))
          }}
        />
      </div>
      <PostsEnding posts={postsLeft(member, fact, value)} />
    </FormDialog>
  )
}
