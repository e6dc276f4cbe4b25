'use client'

import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { FailedQuery } from '@/components/ui/failed-query'
import { FormFooter } from '@/components/ui/form-footer'
import { PageTitle } from '@/components/ui/page-title'
import { Segmented } from '@/components/ui/segmented'
import { Skeleton } from '@/components/ui/skeleton'
import { useFieldWords } from '@/components/ui/use-field-words'
import type { Comparison, MergeMade } from '@/domain/merge'
import type { MergeField } from '@/domain/merge-words'
import { ApiError, send } from '@/lib/api'
import { comparisonQuery } from '@/lib/queries/merge'
import { ApartButtons } from './apart-buttons'
import { factsTold, MergeFacts, takenOf, type Side } from './merge-facts'
import { MergePreview } from './merge-preview'
import s from './merge.module.css'
import { useMerging } from './use-merging'

/** Two entries side by side: one person, whose facts come from either, or two. */
export function MergeCompare({ left, right }: { left: string; right: string }) {
  const t = useTranslations('merge.page')
  const query = useQuery(comparisonQuery(left, right))
  if (query.data !== undefined) return <Chosen key={`${query.data.left.version} ${query.data.right.version}`} told={query.data} />
  return (
    <>
      <PageTitle title={t('title')} />
      {query.isError ? <FailedQuery query={query} /> : <Skeleton rows={10} />}
    </>
  )
}

const other = (side: Side): Side => (side === 'left' ? 'right' : 'left')

function Chosen({ told }: { told: Comparison }) {
  const t = useTranslations('merge.page')
  const fieldWords = useFieldWords()
  const router = useRouter()
  const [keep, setKeep] = useState<Side>('left')
  const [chosen, setChosen] = useState<Partial<Record<MergeField, Side>>>({})
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const [previewed, setPreviewed] = useState('')
  const [kept, gone] = [told[keep], told[other(keep)]]
  const body = {
    keptId: kept.id,
    keptVersion: kept.version,
    goneId: gone.id,
    goneVersion: gone.version,
    take: takenOf(told, keep, chosen),
    reason: reason.trim(),
  }
  const asked = JSON.stringify(body)
  const fresh = previewed === asked
  const preview = useMutation({
    mutationFn: () => send<MergeMade>('POST', '/api/merges', { ...body, preview: true }),
    onSuccess: () => setPreviewed(asked),
  })
  const merging = useMerging<MergeMade>('/api/merges', t('done'), () => router.push('/members/duplicates?tab=merged'))
  const refused = preview.error instanceof ApiError ? preview.error : null
  const problem = merging.problem ?? fieldWords(Object.values(refused?.fields ?? {})[0]) ?? refused?.message
  function submit(event: FormEvent) {
    event.preventDefault()
    setMissing(body.reason.length < 2)
    if (body.reason.length < 2) return
    if (fresh) merging.run({ ...body, preview: false })
    else preview.mutate()
  }
  return (
    <form onSubmit={submit} noValidate>
      <PageTitle title={t('title')} actions={<ApartButtons told={told} />} />
      <div className={s.columns}>
        <div className={s.form}>
          <div>
            <Segmented
              label={t('keep')}
              value={keep}
              items={(['left', 'right'] as const).map((side) => ({
                value: side,
                label: t(`keepSide.${side}`),
              }))}
              onChange={(value) => setKeep(value === 'right' ? 'right' : 'left')}
            />
            <p className={s.hint}>{t('keepHint')}</p>
          </div>
          <MergeFacts
            told={told}
            sides={factsTold(told, keep, chosen)}
            onChoose={(field, side) => setChosen({ ...chosen, [field]: side })}
          />
          <TextInput
            label={t('reason')}
            description={t('reasonHint')}
            withAsterisk
            maxLength={200}
            value={reason}
            error={missing ? fieldWords('reason_missing') : undefined}
            onChange={(event) => {
              setReason(event.currentTarget.value)
              setMissing(false)
            }}
          />
          {problem === undefined ? null : (
            <p role="alert" className={s.problem}>
              {problem}
            </p>
          )}
        </div>
        <div aria-live="polite">
          <MergePreview made={preview.data ?? null} />
          {preview.data !== undefined && !fresh ? <p className={s.hint}>{t('stale')}</p> : null}
        </div>
      </div>
      <FormFooter>
        <ButtonLink href="/members/duplicates">{t('cancel')}</ButtonLink>
        <Button type="submit" variant="filled" loading={preview.isPending || merging.pending}>
          {t(fresh ? 'confirm' : 'preview')}
        </Button>
      </FormFooter>
    </form>
  )
}
