import { openDatabase } from '@/db/open'
import { dayOf } from '@/domain/month'
import { rebuild } from '@/server/indicator/refresh'
import { currentSettings } from '@/server/setting/current'

/** Recomputes every open indicator cell of a database in one transaction. */
export async function rebuildCells(url: string): Promise<void> {
  const { db, pool } = openDatabase(url, 2)
  try {
    const settings = await currentSettings(db)
    await db.transaction((tx) => rebuild(tx, settings, dayOf(new Date())))
    await pool.query('analyze')
  } finally {
    await pool.end()
  }
}
