'use client'

import { ActionIcon, Button, NumberInput, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import layout from '@/components/ui/field-columns.module.css'
import { FormDialog } from '@/components/ui/form-dialog'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useWords } from '@/components/ui/use-words'
import { codesOf } from '@/domain/codes'
import { electionInput, type CommitteeState } from '@/domain/committee'
import { postKindKeys, postKinds, type PostKind } from '@/domain/committee-words'
import { electionProblem, quorumOf, votesNeeded } from '@/domain/election'
import { orgRosterQuery } from '@/lib/queries/org'
import { ChangeTold } from './change-told'
import s from './committee.module.css'
import { DatedBasis } from './dated-basis'
import { useCommitteeChange } from './use-committee-change'

type Line = { key: string; personId: string; kind: PostKind; votes: number | string }
type DialogProps = { orgId: string; state: CommitteeState; onClose: () => void }

const numberOf = (value: number | string) => (value === '' ? Number.NaN : Number(value))
const lineOf = (kind: PostKind): Line => ({ key: crypto.randomUUID(), personId: '', kind, votes: '' })

/** What is wrong with the record, by field: in its form, then in its quorum and votes. */
function wrongIn(body: object): Readonly<Record<string, string>> {
  const parsed = electionInput.safeParse(body)
  if (!parsed.success) return codesOf(parsed.error)
  const problem = electionProblem(parsed.data)
  return problem === null ? {} : { [problem.field]: problem.code }
}

/** The record of an election; its quorum and votes are checked while it is typed, and again by the server. */
export function ElectionDialog({ orgId, state, onClose }: DialogProps) {
  const t = useTranslations('committee.dialog')
  const words = useWords()
  const fieldWords = useFieldWords()
  const roster = useQuery(orgRosterQuery(orgId))
  const [electedOn, setElectedOn] = useState(state.today)
  const [entitled, setEntitled] = useState<number | string>(state.entitled.formal + state.entitled.kept || '')
  const [present, setPresent] = useState<number | string>('')
  const [basis, setBasis] = useState('')
  const [lines, setLines] = useState<readonly Line[]>([lineOf('secretary')])
  const setLine = (key: string, part: Partial<Line>) => setLines(lines.map((line) => (line.key === key ? { ...line, ...part } : line)))
  const change = useCommitteeChange({
    path: `/api/organisations/${orgId}/elections`,
    body: (preview) => ({
      id: orgId,
      electedOn,
      entitled: numberOf(entitled),
      present: numberOf(present),
      elected: lines.map(({ personId, kind, votes }) => ({ personId, kind, votes: numberOf(votes) })),
      basis,
      preview,
    }),
    check: wrongIn,
    what: 'elect',
    onClose,
  })
  const { wrong } = change
  const lineProblem = Object.entries(wrong).find(([field]) => field.startsWith('elected'))?.[1]
  return (
    <FormDialog
      title={t('elect')}
      size="lg"
      problem={change.problem}
      submitLabel={t(change.ready ? 'confirm' : 'preview')}
      pending={change.pending}
      onSubmit={change.submit}
      onClose={onClose}
    >
      <div className={layout.columns}>
        <DatedBasis
          label={t('electedOn')}
          today={state.today}
          day={electedOn}
          basis={basis}
          wrong={{ day: wrong['electedOn'], basis: wrong['basis'] }}
          onDay={setElectedOn}
          onBasis={setBasis}
        />
        <NumberInput
          label={t('entitled')}
          description={t('entitledHelp', state.entitled)}
          withAsterisk
          allowDecimal={false}
          allowNegative={false}
          value={entitled}
          error={fieldWords(wrong['entitled'])}
          onChange={setEntitled}
        />
        <NumberInput
          label={t('present')}
          description={t('presentHelp', { count: entitled === '' ? 0 : quorumOf(numberOf(entitled)) })}
          withAsterisk
          allowDecimal={false}
          allowNegative={false}
          value={present}
          error={fieldWords(wrong['present'])}
          onChange={setPresent}
        />
      </div>
      {lines.map((line, index) => (
        <div key={line.key} className={s.line}>
          <Select
            label={t('kind')}
            allowDeselect={false}
            value={line.kind}
            data={postKindKeys.map((key) => ({ value: key, label: words(postKinds[key]) }))}
            onChange={(value) => setLine(line.key, { kind: postKindKeys.find((key) => key === value) ?? line.kind })}
          />
          <Select
            label={t('person')}
            placeholder={t('choose')}
            searchable
            allowDeselect={false}
            value={line.personId === '' ? null : line.personId}
            data={(roster.data ?? [])
              .filter(({ electable }) => electable)
              .map((person) => ({
                value: person.id,
                label: [person.name, person.phoneMask].filter((part) => part !== null).join(' · '),
              }))}
            onChange={(value) => setLine(line.key, { personId: value ?? '' })}
          />
          <NumberInput
            label={t('votes')}
            allowDecimal={false}
            allowNegative={false}
            value={line.votes}
            onChange={(votes) => setLine(line.key, { votes })}
          />
          {lines.length === 1 ? (
            <span />
          ) : (
            <ActionIcon
              variant="subtle"
              size="lg"
              aria-label={t('removeRow', { row: index + 1 })}
              onClick={() => setLines(lines.filter((other) => other.key !== line.key))}
            >
              <IconX size={16} stroke={1.6} aria-hidden />
            </ActionIcon>
          )}
        </div>
      ))}
      <p className={s.faint}>{present === '' ? null : t('votesHelp', { count: votesNeeded(numberOf(present)) })}</p>
      {lineProblem === undefined ? null : (
        <p className={s.problem} role="alert">
          {fieldWords(lineProblem)}
        </p>
      )}
      <div>
        <Button onClick={() => setLines([...lines, lineOf('member')])}>{t('addRow')}</Button>
      </div>
      <ChangeTold told={change.told} />
    </FormDialog>
  )
}
