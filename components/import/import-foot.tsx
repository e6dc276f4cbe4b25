'use client'

import { Button } from '@mantine/core'
import { IconDownload, IconShieldCheck } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useFieldWords } from '@/components/ui/use-field-words'
import type { ImportDetail, ImportSaved } from '@/domain/import'
import { importKindKeys, rowsToWrite, type ImportKind } from '@/domain/import-words'
import { momentOf } from '@/domain/moment'
import { addressOf, ApiError, send } from '@/lib/api'
import s from './import.module.css'

type Step = { method: 'POST' | 'DELETE'; path: string }
const steps = {
  check: { method: 'POST', path: '/check' },
  confirm: { method: 'POST', path: '/confirm' },
  undo: { method: 'POST', path: '/undo' },
  drop: { method: 'DELETE', path: '' },
} as const satisfies Record<string, Step>

function useStep(batch: ImportDetail) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (step: keyof typeof steps) =>
      send<ImportSaved>(steps[step].method, `/api/imports/${batch.id}${steps[step].path}`, { version: batch.version }),
    onSettled: () => queries.invalidateQueries(),
  })
}

/** What the file turned out to hold, else what was asked for. */
const kindToChoose = ({ kind, refusal }: ImportDetail): ImportKind => importKindKeys.find((key) => key === refusal?.table) ?? kind

/** Fixed at the bottom: what is written and what is not, and the step that comes next. */
export function ImportFoot({ batch }: { batch: ImportDetail }) {
  const t = useTranslations('imports.foot')
  const list = useTranslations('imports.list')
  const format = useFormatter()
  const step = useStep(batch)
  const [asked, ask] = useState<'drop' | 'undo' | null>(null)
  const count = rowsToWrite(batch)
  const back = (
    <ButtonLink href="/imports" variant="subtle">
      {list('caption')}
    </ButtonLink>
  )
  const drop = (
    <Button variant="subtle" onClick={() => ask('drop')}>
      {t('drop')}
    </Button>
  )
  const again = (
    <Button loading={step.isPending} onClick={() => step.mutate('check')}>
      {t('again')}
    </Button>
  )
  return (
    <>
      <div className={s.footSpace} aria-hidden />
      <div className={s.foot}>
        <Said batch={batch} error={step.error} />
        <div className={s.buttons}>
          {batch.state === 'checked' ? (
            <>
              {drop}
              {batch.faults > 0 ? (
                <ButtonLink href={`/api/imports/${batch.id}/faults`} download icon={<IconDownload size={16} stroke={1.6} aria-hidden />}>
                  {t('faults', { count: batch.faults })}
                </ButtonLink>
              ) : null}
              <Button variant="filled" disabled={count === 0} loading={step.isPending} onClick={() => step.mutate('confirm')}>
                {count === 0 ? t('none') : t('confirm', { count })}
              </Button>
            </>
          ) : batch.state === 'failed' ? (
            <>
              {drop}
              {again}
            </>
          ) : batch.state === 'refused' || batch.state === 'uploading' ? (
            <>
              {drop}
              {back}
              <ButtonLink href={addressOf('/imports', { kind: kindToChoose(batch) })} variant="filled">
                {t('choose')}
              </ButtonLink>
            </>
          ) : batch.state === 'written' ? (
            <>
              {batch.undoUntil === null ? null : (
                <>
                  <span className={s.quiet}>
                    {t('undoUntil', { day: format.dateTime(new Date(batch.undoUntil), { month: 'numeric', day: 'numeric' }) })}
                  </span>
                  <Button onClick={() => ask('undo')}>{t('undo')}</Button>
                </>
              )}
              {back}
            </>
          ) : (
            back
          )}
        </div>
      </div>
      {asked === null ? null : (
        <ConfirmDialog
          title={t(`${asked}Sure`)}
          confirmLabel={t(asked === 'drop' ? 'dropDo' : 'undo')}
          opened
          pending={step.isPending}
          onClose={() => ask(null)}
          onConfirm={() => step.mutate(asked, { onSettled: () => ask(null) })}
        >
          {t(`${asked}Hint`)}
        </ConfirmDialog>
      )}
    </>
  )
}

function Said({ batch, error }: { batch: ImportDetail; error: Error | null }) {
  const t = useTranslations('imports.foot')
  const errors = useTranslations('errors')
  const fields = useFieldWords()
  if (error !== null) {
    const field = error instanceof ApiError ? Object.values(error.fields)[0] : undefined
    return (
      <p role="alert" className={s.problem}>
        {error instanceof ApiError ? (fields(field) ?? error.message) : errors('unavailable')}
      </p>
    )
  }
  const said = (title: string, hint?: ReactNode) => (
    <div className={s.said}>
      <IconShieldCheck size={20} stroke={1.6} aria-hidden />
      <span>
        <b>{title}</b>
        {hint === undefined ? null : <span className={s.quiet}>{hint}</span>}
      </span>
    </div>
  )
  if (batch.state === 'written') return said(t('written', { count: batch.created + batch.changed }))
  if (batch.state === 'undone')
    return said(t('undone'), batch.undoneAt === null ? undefined : t('undoneHint', { at: momentOf(batch.undoneAt) }))
  if (batch.state === 'writing' || batch.state === 'undoing') return <span />
  return said(t('nothing'), batch.state === 'checked' ? t('nothingHint', { days: batch.undoDays }) : undefined)
}
