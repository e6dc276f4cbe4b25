'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { FailedQuery } from '@/components/ui/failed-query'
import { PageTitle } from '@/components/ui/page-title'
import { Skeleton } from '@/components/ui/skeleton'
import { useWords } from '@/components/ui/use-words'
import type { ImportDetail } from '@/domain/import'
import { importKinds, importRuns } from '@/domain/import-words'
import { importQuery } from '@/lib/queries/import'
import { FaultRows } from './fault-rows'
import { ImportCounts } from './import-counts'
import { ImportFoot } from './import-foot'
import { ImportSteps } from './import-steps'
import { Dependents, RefusalNote } from './refusal-note'
import { TwinList } from './twin-list'
import s from './import.module.css'

/** One import: what was found in the file, what is to be decided, and the one button that writes. */
export function ImportView({ id }: { id: string }) {
  const t = useTranslations('imports')
  const words = useWords()
  const query = useQuery(importQuery(id))
  const batch = query.data
  if (batch === undefined) return query.isError ? <FailedQuery query={query} /> : <Skeleton rows={10} />
  return (
    <>
      <PageTitle
        title={t('new', { kind: words(importKinds[batch.kind]) })}
        subtitle={<Subtitle batch={batch} />}
        actions={<ImportSteps state={batch.state} />}
      />
      <div className={s.stack}>
        <RefusalNote batch={batch} />
        <Dependents batch={batch} />
        <Running batch={batch} />
        {batch.state === 'checked' || batch.state === 'written' || batch.state === 'undone' ? <ImportCounts batch={batch} /> : null}
        {(batch.state === 'checked' || batch.state === 'written') && batch.faults + batch.twins > 0 ? (
          <div className={s.pair}>
            {batch.faults > 0 ? <FaultRows batch={batch} /> : null}
            {batch.state === 'checked' && batch.twins > 0 ? <TwinList batch={batch} /> : null}
          </div>
        ) : null}
      </div>
      <ImportFoot batch={batch} />
    </>
  )
}

function Subtitle({ batch }: { batch: ImportDetail }) {
  const t = useTranslations('imports.page')
  const sheets = batch.sheets.flatMap(({ sheet }) => (sheet === '' ? [] : sheet))
  const unread = [...new Set(batch.sheets.flatMap((sheet) => sheet.unread))]
  return (
    <>
      {t('meta', { file: batch.fileName, total: batch.total })}
      {sheets.length === 0 ? null : ` · ${t('sheets', { sheets: sheets.join('、') })}`}
      {unread.length === 0 ? null : <span className={s.unread}>{t('unread', { columns: unread.join('、') })}</span>}
    </>
  )
}

/** While a job works on it: how far it is, and that nobody has to wait here. */
function Running({ batch }: { batch: ImportDetail }) {
  const t = useTranslations('imports.page')
  if (batch.state === 'dropped') return <p className={s.quiet}>{t('gone')}</p>
  if (!importRuns.includes(batch.state)) return null
  const { done } = batch
  const text = batch.state === 'checking' ? t('checking', { done }) : batch.state === 'writing' ? t('writing', { done }) : t('undoing')
  return (
    <Card title={text} busy>
      <div className={s.progress} role="status">
        <progress aria-label={text} {...(batch.state === 'writing' && batch.total > 0 ? { max: batch.total, value: done } : {})} />
        <span className={s.quiet}>{t('leave')}</span>
      </div>
    </Card>
  )
}
