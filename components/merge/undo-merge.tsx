import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { MergeRow } from '@/domain/merge'
import { dayOf } from '@/domain/month'
import { useMerging } from './use-merging'

/** Takes a merge back: both entries are as before. */
export function UndoMerge({ row }: { row: MergeRow }) {
  const t = useTranslations('merge.undo')
  const names = useTranslations('merge')
  const [opened, setOpened] = useState(false)
  const undo = useMerging(`/api/merges/${row.id}/undo`, t('done'), () => setOpened(false))
  const day = dayOf(new Date(row.undoUntil))
  return (
    <>
      <Button size="sm" onClick={() => setOpened(true)} title={t('until', { day })}>
        {t('action')}
      </Button>
      {opened ? (
        <ConfirmDialog
          opened
          onClose={() => setOpened(false)}
          title={names('mergedNames', { gone: row.goneName, name: row.name })}
          confirmLabel={t('action')}
          onConfirm={() => undo.run({ version: row.version })}
          pending={undo.pending}
          error={undo.problem}
        >
          {t('text')} {t('until', { day })}
        </ConfirmDialog>
      ) : null}
    </>
  )
}
