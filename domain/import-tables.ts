import type { ImportKind } from './import-words'
import { driverTable, memberTable } from './member-table'
import type { Table } from './table'

/** The template of each kind. */
export const importTables: Readonly<Record<ImportKind, Table>> = { member: memberTable, driver: driverTable }
