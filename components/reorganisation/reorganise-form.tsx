'use client'

import { Button, Select, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { FormFooter } from '@/components/ui/form-footer'
import { PageTitle } from '@/components/ui/page-title'
import { Segmented } from '@/components/ui/segmented'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useLater } from '@/components/ui/use-later'
import { codesOf } from '@/domain/codes'
import type { OrgDetail } from '@/domain/org'
import { branchKinds, parentKinds } from '@/domain/org-words'
import type { Reorganised } from '@/domain/reorganisation'
import { orgEventKindKeys, type OrgEventKind } from '@/domain/reorganisation-words'
import { ApiError, send } from '@/lib/api'
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
function inputOf(org: OrgDetail, { kind, name, targetId, personIds, from, basis }: Draft, preview: boolean): object {
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
  const errors = useTranslations('errors')
  const fieldWords = useFieldWords()
  const router = useRouter()
  const queries = useQueryClient()
  const tree = useQuery(orgTreeQuery({}))
  useLater(loadSchemas)
  const offered = orgEventKindKeys.filter((kind) => org.level === 'basic' || kind === 'rename')
  const [draft, setDraft] = useState<Draft>({ kind: offered[0] ?? 'rename', name: '', targetId: '', personIds: [], from: today, basis: '' })
  const territories = useQuery({ ...territoriesQuery(), enabled: draft.kind === 'territory' })
  const [previewed, setPreviewed] = useState<Draft | null>(null)
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const [submission, setSubmission] = useState(() => crypto.randomUUID())
  const asking = useMutation({
    mutationFn: ({ preview, draft: asked }: { preview: boolean; draft: Draft }) =>
      send<Reorganised>('POST', `/api/organisations/${org.id}/changes`, inputOf(org, asked, preview), preview ? undefined : submission),
    onSuccess: async (answer, { preview, draft: asked }) => {
      if (preview) return setPreviewed(asked)
      notifications.show({ message: t(`done.${asked.kind}`) })
      await queries.invalidateQueries()
      router.push(`/organisations/${answer.madeId ?? org.id}`)
    },
    onError: (error) => {
      setPreviewed(null)
      setWrong(error instanceof ApiError ? error.fields : {})
      setSubmission(crypto.randomUUID())
    },
  })
  const refused = asking.error instanceof ApiError ? asking.error : null
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
  const fresh = previewed !== null && JSON.stringify(previewed) === JSON.stringify(draft)
  const answered = previewed === null ? null : (asking.data?.preview ?? null)

  function change(part: Partial<Draft>) {
    setDraft({ ...draft, ...part })
    setWrong({})
    setSubmission(crypto.randomUUID())
  }
  async function ask(preview: boolean) {
    const { reorganise } = await loadSchemas()
    const parsed = reorganise.safeParse(inputOf(org, draft, preview))
    if (parsed.success) {
      setWrong({})
      return asking.mutate({ preview, draft })
    }
    setWrong(codesOf(parsed.error))
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    void ask(!fresh)
  }
  const unfielded = refused !== null && (refused.fields['kind'] !== undefined || Object.keys(refused.fields).length === 0)
  return (
    <form onSubmit={submit} noValidate>
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
          {asking.isError && (refused === null || unfielded) ? (
            <p role="alert" className={s.error}>
              {refused === null
                ? errors('unavailable')
                : refused.code === 'conflict'
                  ? t('conflict')
                  : (fieldWords(refused.fields['kind']) ?? refused.message)}
            </p>
          ) : null}
        </div>
        <div aria-live="polite">
          <ReorganisePreview preview={answered} day={previewed?.from ?? draft.from} />
          {answered !== null && !fresh ? <p className={s.hint}>{t('stale')}</p> : null}
        </div>
      </div>
      <FormFooter>
        <ButtonLink href={`/organisations/${org.id}`}>{t('cancel')}</ButtonLink>
        <Button type="submit" variant="filled" loading={asking.isPending}>
          {t(fresh ? 'confirm' : 'preview')}
        </Button>
      </FormFooter>
    </form>
  )
}
