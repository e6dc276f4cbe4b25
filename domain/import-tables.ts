import { enterpriseTable } from './enterprise-table'
import type { ImportKind } from './import-words'
import { driverTable, memberTable } from './member-table'
import { orgTable } from './org-table'
import { stationTable } from './station-table'
import type { Table } from './table'

/** The template of each kind. */
export const importTables: Readonly<Record<ImportKind, Table>> = {
  member: memberTable,
  driver: driverTable,
  org: orgTable,
  station: stationTable,
  enterprise: enterpriseTable,
}
