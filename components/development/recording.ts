import type { DevelopmentRecordRow } from '@/domain/development'
import type { DevelopmentRecordKey } from '@/domain/development-words'

/** What is being recorded: a step anew, or a record that is corrected. */
export type Recording = { step: DevelopmentRecordKey; record: DevelopmentRecordRow | null }
