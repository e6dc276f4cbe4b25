import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button-link'
import type { Column } from '@/components/ui/data-table'
import { MaskedText } from '@/components/ui/masked-text'
import { TextLink } from '@/components/ui/text-link'
import type { CheckRow, MergeRow, PairRow } from '@/domain/merge'
import { dayOf } from '@/domain/month'
import { addressOf } from '@/lib/api'
import { UndoMerge } from './undo-merge'

const day = (instant: string) => dayOf(new Date(instant))

function Compare({ left, right }: { left: string; right: string }) {
  const t = useTranslations('merge')
  return (
    <ButtonLink size="sm" href={addressOf('/members/duplicates/compare', { left, right })}>
      {t('compare')}
    </ButtonLink>
  )
}

/** By what one of two of the same name is told from the other. */
const Entry = ({ place, mask }: { place: string | null; mask: string | null }) => (
  <>
    {place} {mask === null ? null : <MaskedText value={mask} />}
  </>
)

export function useCheckColumns(): Column<CheckRow>[] {
  const t = useTranslations('merge')
  return [
    { key: 'name', header: t('columns.name'), render: (row) => t('names', { name: row.name, holder: row.holderName }) },
    { key: 'number', header: t('columns.number'), priority: 1, render: (row) => <MaskedText value={row.idMask} /> },
    { key: 'where', header: t('columns.where'), bare: true, priority: 1, render: (row) => row.orgName },
    { key: 'asked', header: t('columns.asked'), priority: 1, render: (row) => day(row.askedAt) },
    {
      key: 'actions',
      header: t('columns.actions'),
      interactive: true,
      bare: true,
      priority: 1,
      render: (row) => <Compare left={row.holderId} right={row.personId} />,
    },
  ]
}

export function usePairColumns(): Column<PairRow>[] {
  const t = useTranslations('merge')
  return [
    { key: 'name', header: t('columns.name'), render: (row) => row.name },
    {
      key: 'why',
      header: t('columns.why'),
      bare: true,
      priority: 1,
      render: (row) => t(row.samePhone ? 'samePhone' : 'sameBirth'),
    },
    {
      key: 'places',
      header: t('columns.places'),
      bare: true,
      priority: 1,
      render: (row) => t('places', { left: row.leftPlace, right: row.rightPlace }),
    },
    {
      key: 'actions',
      header: t('columns.actions'),
      interactive: true,
      bare: true,
      priority: 1,
      render: (row) => <Compare left={row.leftId} right={row.rightId} />,
    },
  ]
}

export function useMergeColumns(): Column<MergeRow>[] {
  const t = useTranslations('merge')
  return [
    {
      key: 'merged',
      header: t('columns.merged'),
      interactive: true,
      render: (row) => <TextLink href={`/members/${row.keptId}`}>{t('mergedNames', { gone: row.goneName, name: row.name })}</TextLink>,
    },
    {
      key: 'gone',
      header: t('columns.gone'),
      bare: true,
      priority: 1,
      render: (row) => <Entry place={row.gonePlace} mask={row.goneMask} />,
    },
    {
      key: 'kept',
      header: t('columns.kept'),
      bare: true,
      priority: 1,
      render: (row) => <Entry place={row.place} mask={row.mask} />,
    },
    {
      key: 'on',
      header: t('columns.on'),
      bare: true,
      priority: 1,
      render: (row) => t('by', { day: day(row.mergedAt), name: row.mergedBy }),
    },
    { key: 'reason', header: t('columns.reason'), bare: true, priority: 1, render: (row) => row.reason },
    {
      key: 'undo',
      header: t('columns.undo'),
      interactive: true,
      bare: true,
      priority: 1,
      render: (row) =>
        row.undoneAt !== null ? t('undo.undone', { day: day(row.undoneAt) }) : row.mayUndo ? <UndoMerge row={row} /> : t('undo.over'),
    },
  ]
}
