import { inArray } from 'drizzle-orm'
import type { TransferRow } from '@/domain/transfer'
import { letterClock, type TransferDirection } from '@/domain/transfer-words'
import type { ReadKit } from '../read'

type Stored = Omit<TransferRow, 'direction' | 'clock' | 'maySettle' | 'mayWithdraw' | 'personId'> & { personId: string }

/** Rows of one direction as they are shown, with what the caller may do with each. */
export async function shownRows(kit: ReadKit, direction: TransferDirection, rows: readonly Stored[]): Promise<TransferRow[]> {
  const ids = rows.map((row) => row.id)
  const mayEdit = kit.can('member.edit') && ids.length > 0
  const among = async (view: 'transferToSettle' | 'transferToWithdraw') => {
    if (!mayEdit) return new Set<string>()
    const from = kit.from[view]
    const found = await kit.select({ id: from.id }).from(from).where(inArray(from.id, ids))
    return new Set(found.map((row) => row.id))
  }
  const [settle, withdraw] = await Promise.all([among('transferToSettle'), among('transferToWithdraw')])
  return rows.map((row) => ({
    ...row,
    direction,
    personId: direction === 'in' && row.state !== 'received' ? null : row.personId,
    clock: letterClock(row, kit.today),
    maySettle: settle.has(row.id),
    mayWithdraw: withdraw.has(row.id),
  }))
}
