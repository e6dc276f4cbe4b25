import { onlyMost } from '@/domain/member-words'

/** Which rows of a list are chosen: those ticked one by one, or all that its filters yield but some. */
export type Ticks = { all: boolean; ids: readonly string[] }

export const noTicks: Ticks = { all: false, ids: [] }
export const allTicks: Ticks = { all: true, ids: [] }

/** The ids name the ticked rows, or where all are chosen those left out. */
export const isTicked = ({ all, ids }: Ticks, id: string): boolean => ids.includes(id) !== all

/** Whether one more row fits: the ids are named one by one in what is asked with them. */
export const isFull = ({ ids }: Ticks): boolean => ids.length >= onlyMost

/** The ticks once some rows have been ticked, or taken out again; beyond the most that can be named they stay as they are. */
export function ticked({ all, ids }: Ticks, rows: readonly string[], on: boolean): Ticks {
  const named = on === all ? ids.filter((id) => !rows.includes(id)) : [...new Set([...ids, ...rows])]
  return { all, ids: named.slice(0, onlyMost) }
}

/** How many rows are chosen, where the list has so many in all. */
export const countOf = ({ all, ids }: Ticks, total: number): number => (all ? Math.max(total - ids.length, 0) : ids.length)

/** What asks for the chosen rows: the list's own filters, or the ticked ones by their ids. */
export function askedBy<F extends object>({ all, ids }: Ticks, filters: F): F | (F & { except: string }) | { only: string } {
  if (!all) return { only: ids.join(',') }
  return ids.length === 0 ? filters : { ...filters, except: ids.join(',') }
}
