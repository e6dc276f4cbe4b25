'use client'

import { Button, Select, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { FormFooter } from '@/components/ui/form-footer'
import { PageTitle } from '@/components/ui/page-title'
import { Segmented } from '@/components/ui/segmented'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useLater } from '@/components/ui/use-later'
import { usePreviewing, wrongWith } from '@/components/ui/use-previewing'
import type { OrgDetail } from '@/domain/org'
import { branchKinds, parentKinds } from '@/domain/org-words'
import type { Reorganised } from '@/domain/reorganisation'
import { orgEventKindKeys, type OrgEventKind } from '@/domain/reorganisation-words'
import { orgTreeQuery, territoriesQuery } from '@/lib/queries/org'
import { ReorganisePreview } from './reorganise-preview'
import s from './reorganise.module.css'
import { SplitPeople } from './split-people'

const loadSchemas = () => import('@/domain/reorganisation')

type Draft = { kind: OrgEventKind; name: string; targetId: string; personIds: string[]; from: string; basis: string }

/** Under or into what an organisation goes, where its change asks that. */
const targetFields: Partial<Record<OrgEventKind, { field: string; label: 'parent' | 'into' | 'territory' }>> = {
  move: { field: 'parentId', label: 'parent' },
  merge: { field: 'intoId', label: 'into' },
  territory: { field: 'territoryId', label: 'territory' },
}

/** The change as the command takes it. */
function inputOf(
  org: OrgDetail,
  { kind, name, targetId, personIds, from, basis }: Draft,
  preview: boolean,
): Readonly<Record<string, unknown>> & { from: string } {
  const common = { id: org.id, version: org.version, from, basis, preview, kind }
  switch (kind) {
    case 'rename':
      return { ...common, name }
    case 'move':
      return { ...common, parentId: targetId }
    case 'split':
      return { ...common, name, personIds }
    case 'merge':
      return { ...common, intoId: targetId }
    case 'dissolve':
      return common
    case 'territory':
      return { ...common, territoryId: targetId }
  }
}

/** Renames, moves, splits, merges or dissolves an organisation, or changes its territory: what was previewed is what is confirmed. */
export function ReorganiseForm({ org, today }: { org: OrgDetail; today: string }) {
  const t = useTranslations('reorganisation')
  const fieldWords = useFieldWords()
  const router = useRouter()
  const queries = useQueryClient()
  const tree = useQuery(orgTreeQuery({}))
  useLater(loadSchemas)
  const offered = orgEventKindKeys.filter((kind) => org.level === 'basic' || kind === 'rename')
  const [draft, setDraft] = useState<Draft>({ kind: offered[0] ?? 'rename', name: '', targetId: '', personIds: [], from: today, basis: '' })
  const territories = useQuery({ ...territoriesQuery(), enabled: draft.kind === 'territory' })
  const changing = usePreviewing({
    path: `/api/organisations/${org.id}/changes`,
    body: (told: Reorganised | null) => inputOf(org, draft, told === null),
    check: async (body) => wrongWith((await loadSchemas()).reorganise, body),
    conflict: t('conflict'),
    done: () => t(`done.${draft.kind}`),
    onDone: async ({ madeId }) => {
      await queries.invalidateQueries()
      router.push(`/organisations/${madeId ?? org.id}`)
    },
  })
  const { last, wrong } = changing
  const nodes = tree.data?.items ?? []
  const targets: readonly { id: string; name: string }[] =
    draft.kind === 'territory'
      ? (territories.data ?? [])
      : draft.kind === 'move'
        ? nodes.filter((node) => parentKinds.includes(node.kind) && node.id !== org.id && node.id !== org.parent?.id)
        : nodes.filter(
            (node) => branchKinds.includes(node.kind) === branchKinds.includes(org.kind) && node.level === 'basic' && node.id !== org.id,
          )
  const target = targetFields[draft.kind]
  const problem = (field: string) => fieldWords(wrong[field])
  const told = changing.problem ?? problem('kind')

  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        changing.submit()
      }}
    >
      <PageTitle title={t('title')} subtitle={t('subtitle', { name: org.name })} />
      <div className={s.columns}>
        <div className={s.panel}>
          <Segmented
            label={t('what')}
            value={draft.kind}
            items={offered.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
            onChange={(value) => change({ kind: offered.find((kind) => kind === value) ?? draft.kind, targetId: '', personIds: [] })}
          />
          <p className={s.hint}>{t(`hints.${draft.kind}`)}</p>
          {draft.kind === 'rename' || draft.kind === 'split' ? (
            <TextInput
              label={t(draft.kind === 'rename' ? 'name' : 'splitName')}
              withAsterisk
              value={draft.name}
              maxLength={60}
              error={problem('name')}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
          ) : null}
          {target === undefined ? null : (
            <Select
              label={t(target.label)}
              placeholder={t('choose')}
              withAsterisk
              searchable
              allowDeselect={false}
              value={draft.targetId === '' ? null : draft.targetId}
              data={targets.map((node) => ({ value: node.id, label: node.name }))}
              error={problem(target.field)}
              onChange={(value) => change({ targetId: value ?? '' })}
            />
          )}
          {draft.kind === 'split' ? (
            <SplitPeople
              orgId={org.id}
              chosen={draft.personIds}
              error={problem('personIds')}
              onChange={(personIds) => change({ personIds })}
            />
          ) : null}
          <TextInput
            type="date"
            label={t('from')}
            description={t(draft.kind === 'split' ? 'fromPast' : 'fromHelp')}
            withAsterisk
            value={draft.from}
            error={problem('from')}
            onChange={(event) => change({ from: event.currentTarget.value })}
          />
          <TextInput
            label={t('basis')}
            description={t('basisHelp')}
            withAsterisk
            maxLength={200}
            value={draft.basis}
            error={problem('basis')}
            onChange={(event) => change({ basis: event.currentTarget.value })}
          />
          {told === undefined ? null : (
            <p role="alert" className={s.error}>
              {told}
            </p>
          )}
        </div>
        <div aria-live="polite">
          <ReorganisePreview preview={last?.answer.preview ?? null} day={last?.asked.from ?? draft.from} />
          {last !== null && !changing.ready ? <p className={s.hint}>{t('stale')}</p> : null}
        </div>
      </div>
      <FormFooter>
        <ButtonLink href={`/organisations/${org.id}`}>{t('cancel')}</ButtonLink>
        <Button type="submit" variant="filled" loading={changing.pending}>
          {t(changing.ready ? 'confirm' : 'preview')}
        </Button>
      </FormFooter>
    </form>
  )
}
