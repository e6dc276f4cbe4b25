import type { ImportKind } from '@/domain/import-words'
import type { Importer } from './importer'
import { driverImporter, memberImporter } from './person'

/** Every kind that can be brought in. */
export const importers: Readonly<Record<ImportKind, Importer>> = {
  member: memberImporter,
  driver: driverImporter,
}
