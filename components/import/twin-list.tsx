'use client'

import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Card } from '@/components/ui/card'
import { cx } from '@/components/ui/class-names'
import { FailedQuery } from '@/components/ui/failed-query'
import { Pager } from '@/components/ui/pager'
import { Skeleton } from '@/components/ui/skeleton'
import { useWords } from '@/components/ui/use-words'
import { useCursor } from '@/components/ui/use-cursor'
import type { ImportDetail, ImportSaved, ImportTwin } from '@/domain/import'
import { importTables } from '@/domain/import-tables'
import { rowChoiceKeys, sureTwins, twinReasonWords, type RowChoice } from '@/domain/import-words'
import { ApiError, send } from '@/lib/api'
import { importTwinsQuery } from '@/lib/queries/import'
import s from './import.module.css'

const twinsShown = 3

/** Probable duplicates side by side, and what becomes of each. */
export function TwinList({ batch }: { batch: ImportDetail }) {
  const t = useTranslations('imports.twins')
  const common = useTranslations('common')
  const [cursor, setCursor] = useState<string | null>(null)
  const pages = useCursor(cursor, setCursor)
  const query = useQuery(importTwinsQuery({ id: batch.id, cursor: cursor ?? undefined, limit: twinsShown }, batch.version))
  const choose = useChoose(batch)
  const { data } = query
  return (
    <Card
      title={t('title')}
      meta={t('meta', { chosen: batch.merges + batch.aparts, count: batch.twins })}
      flush
      actions={
        <Button size="sm" loading={choose.isPending} onClick={() => choose.mutate({ choice: 'merge' })}>
          {t('mergeAll')}
        </Button>
      }
      footer={
        data === undefined || (data.next === null && cursor === null) ? null : (
          <Pager text={common('of', { count: data.total.count })} {...pages(data.next)} />
        )
      }
    >
      {choose.error instanceof ApiError ? (
        <p role="alert" className={s.problem}>
          {choose.error.message}
        </p>
      ) : null}
      {data !== undefined ? (
        <ul className={s.twins} aria-busy={query.isPlaceholderData || undefined}>
          {data.items.map((twin) => (
            <Twin
              key={twin.id}
              batch={batch}
              twin={twin}
              busy={choose.isPending}
              onChoose={(choice) => choose.mutate({ choice, rows: [twin.id] })}
            />
          ))}
        </ul>
      ) : query.isError ? (
        <FailedQuery query={query} />
      ) : (
        <Skeleton rows={8} />
      )}
    </Card>
  )
}

function useChoose(batch: ImportDetail) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (choice: { choice: RowChoice; rows?: string[] }) =>
      send<ImportSaved>('PUT', `/api/imports/${batch.id}/choices`, { version: batch.version, ...choice }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['import'] }),
  })
}

type TwinProps = { batch: ImportDetail; twin: ImportTwin; busy: boolean; onChoose: (choice: RowChoice) => void }

function Twin({ batch, twin, busy, onChoose }: TwinProps) {
  const t = useTranslations('imports.twins')
  const format = useFormatter()
  const words = useWords()
  const reason = twinReasonWords[twin.why]
  const { columns } = importTables[batch.kind]
  const shown = (column: string, value: string | null | undefined) => {
    if (value === null || value === undefined) return null
    const label = columns[column]?.choices?.[value]
    return label === undefined ? value : words(label)
  }
  const compared = Object.entries(columns).filter(
    ([key]) => twin.differs.includes(key) || (key in twin.existing && twin.filled[key] != null),
  )
  const choices = rowChoiceKeys.filter((choice) => choice !== 'apart' || !sureTwins.includes(twin.why))
  return (
    <li className={s.twin}>
      <div className={s.twinHead}>
        <b>{twin.filled['name']}</b>
        <span className={s.quiet}>{t('line', { row: format.number(twin.row) })}</span>
        <span className={s.why}>{reason === undefined ? twin.why : words(reason)}</span>
      </div>
      <table className={s.compare}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('existing')}</th>
            <th scope="col">{t('filled')}</th>
          </tr>
        </thead>
        <tbody>
          {compared.map(([key, { label }]) => {
            const differs = twin.differs.includes(key)
            return (
              <tr key={key} className={cx(differs && s.differs)}>
                <th scope="row">{words(label)}</th>
                <td>{shown(key, twin.existing[key]) ?? <span className={s.quiet}>{t('empty')}</span>}</td>
                <td>
                  {shown(key, twin.filled[key]) ?? <span className={s.quiet}>{t('empty')}</span>}
                  {differs ? <span className={s.mark}>{t('differs')}</span> : null}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <fieldset className={s.choices} disabled={busy}>
        <legend className={s.legend}>{t('title')}</legend>
        {choices.map((choice) => (
          <label key={choice} className={cx(s.choiceCard, twin.choice === choice && s.chosen)}>
            <input type="radio" name={twin.id} checked={twin.choice === choice} onChange={() => onChoose(choice)} />
            <span>
              <b>{t(choice)}</b>
              <span className={s.quiet}>{t(`${choice}Hint`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </li>
  )
}
