'use client'

import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { FailedQuery } from '@/components/ui/failed-query'
import { FormFooter } from '@/components/ui/form-footer'
import { PageTitle } from '@/components/ui/page-title'
import { Segmented } from '@/components/ui/segmented'
import { Skeleton } from '@/components/ui/skeleton'
import { usePreviewing } from '@/components/ui/use-previewing'
import { useFieldWords } from '@/components/ui/use-field-words'
import type { Comparison, MergeMade } from '@/domain/merge'
import type { MergeField } from '@/domain/merge-words'
import { comparisonQuery } from '@/lib/queries/merge'
import { ApartButtons } from './apart-buttons'
import { factsTold, MergeFacts, takenOf, type Side } from './merge-facts'
import { MergePreview } from './merge-preview'
import s from './merge.module.css'
import { useMergeRefusal, usePersonsSettled } from './use-merging'

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
  const refusal = useMergeRefusal()
  const router = useRouter()
  const settled = usePersonsSettled()
  const [keep, setKeep] = useState<Side>('left')
  const [chosen, setChosen] = useState<Partial<Record<MergeField, Side>>>({})
  const [reason, setReason] = useState('')
  const [kept, gone] = [told[keep], told[other(keep)]]
  const merging = usePreviewing({
    path: '/api/merges',
    body: (made: MergeMade | null) => ({
      keptId: kept.id,
      keptVersion: kept.version,
      goneId: gone.id,
      goneVersion: gone.version,
      take: takenOf(told, keep, chosen),
      reason: reason.trim(),
      preview: made === null,
    }),
    check: ({ reason }): Readonly<Record<string, string>> => (reason.length < 2 ? { reason: 'reason_missing' } : {}),
    done: () => t('done'),
    onDone: () => {
      router.push('/members/duplicates?tab=merged')
      return settled()
    },
  })
  const { last, wrong, refused } = merging
  const problem = refused === null ? merging.problem : refusal(refused)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        merging.submit()
      }}
    >
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
            error={refused === null ? fieldWords(wrong['reason']) : undefined}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {problem === undefined ? null : (
            <p role="alert" className={s.problem}>
              {problem}
            </p>
          )}
        </div>
        <div aria-live="polite">
          <MergePreview made={last?.answer ?? null} />
          {last !== null && !merging.ready ? <p className={s.hint}>{t('stale')}</p> : null}
        </div>
      </div>
      <FormFooter>
        <ButtonLink href="/members/duplicates">{t('cancel')}</ButtonLink>
        <Button type="submit" variant="filled" loading={merging.pending}>
          {t(merging.ready ? 'confirm' : 'preview')}
        </Button>
      </FormFooter>
    </form>
  )
}
