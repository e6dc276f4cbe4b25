import { Button } from '@mantine/core'
import { IconArrowsExchange, IconUsersGroup } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useRef, useState, type ComponentProps } from 'react'
import { useMay } from '@/components/account/may'
import { ExportButton } from '@/components/list/export-button'
import { askedBy, countOf, isFull, isTicked } from '@/components/list/ticks'
import type { Ticking } from '@/components/list/use-ticks'
import { cx } from '@/components/ui/class-names'
import type { MemberRow } from '@/domain/member'
import type { Total } from '@/domain/page'
import type { MemberFilters } from './member-address'
import s from './member-selection.module.css'

const MoveDialog = dynamic(() => import('./move-dialog').then((file) => file.MoveDialog), { ssr: false })
const AssignDialog = dynamic(() => import('@/components/group/assign-dialog').then((file) => file.AssignDialog), { ssr: false })

interface MemberSelectionProps {
  ticking: Ticking
  filters: MemberFilters
  /** The rows of the page, and how many there are in all. */
  rows: readonly MemberRow[]
  total: Total
  columns: ComponentProps<typeof ExportButton>['columns']
  today: string
}

/** The branch that the list is of, else the one that all ticked rows of the page belong to. */
function branchOf({ org }: MemberFilters, rows: readonly MemberRow[]): string | null {
  const branches = new Set(rows.map((row) => row.orgId ?? row.presenceOrgId))
  const [first] = branches
  return org ?? (branches.size === 1 ? (first ?? null) : null)
}

/** How many people are chosen, and what can be done with them together. */
export function MemberSelection({ ticking, filters, rows, total, columns, today }: MemberSelectionProps) {
  const t = useTranslations('member.selection')
  const format = useFormatter()
  const mayEdit = useMay('member.edit')
  const bar = useRef<HTMLDivElement>(null)
  const [opened, setOpened] = useState<'move' | 'assign' | null>(null)
  const { ticks } = ticking
  const who = askedBy(ticks, filters)
  const count = countOf(ticks, total.count)
  const chosen = { count, exact: total.exact || !ticks.all }
  const here = rows.filter((row) => isTicked(ticks, row.id))
  const more = !ticks.all && here.length === rows.length && (!total.exact || count < total.count)
  const close = () => setOpened(null)
  function told(): string {
    if (chosen.exact) return t('count', { count })
    return ticks.ids.length === 0 ? t('countMany') : t('countBut', { count: ticks.ids.length })
  }
  function clear() {
    ticking.clear()
    bar.current?.focus()
  }
  return (
    <div ref={bar} role="group" aria-label={t('label')} tabIndex={-1} className={cx(s.root, count > 0 && s.bar)}>
      <p role="status" className={s.count}>
        {count === 0 ? null : told()}
      </p>
      {count === 0 ? null : (
        <>
          {more ? (
            <Button size="sm" variant="subtle" onClick={ticking.tickAll}>
              {total.exact ? t('all', { count: format.number(total.count) }) : t('allMany')}
            </Button>
          ) : null}
          <Button size="sm" variant="subtle" onClick={clear}>
            {t('clear')}
          </Button>
          {isFull(ticks) ? <span className={s.hint}>{t('full')}</span> : null}
          <span className={s.actions}>
            {mayEdit ? (
              <>
                <Button leftSection={<IconArrowsExchange size={16} stroke={1.6} aria-hidden />} onClick={() => setOpened('move')}>
                  {t('move')}
                </Button>
                <Button leftSection={<IconUsersGroup size={16} stroke={1.6} aria-hidden />} onClick={() => setOpened('assign')}>
                  {t('assign')}
                </Button>
              </>
            ) : null}
            <ExportButton
              right="roster.export"
              path="/api/members/file"
              filters={{ ...who }}
              columns={columns}
              total={chosen}
              label={t('exportLabel')}
            />
          </span>
        </>
      )}
      {opened === 'move' ? <MoveDialog who={who} ticking={ticking} today={today} onClose={close} /> : null}
      {opened === 'assign' ? (
        <AssignDialog who={who} branch={branchOf(filters, here)} today={today} onDone={clear} onClose={close} />
      ) : null}
    </div>
  )
}
