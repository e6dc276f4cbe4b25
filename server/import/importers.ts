import type { ImportKind } from '@/domain/import-words'
import { enterpriseImporter } from './enterprise'
import type { Importer } from './importer'
import { orgImporter } from './org'
import { driverImporter, memberImporter } from './person'
import { stationImporter } from './station'

/** Every kind that can be brought in. */
export const importers: Readonly<Record<ImportKind, Importer>> = {
  member: memberImporter,
  driver: driverImporter,
  org: orgImporter,
  station: stationImporter,
  enterprise: enterpriseImporter,
}
