import { sql } from 'drizzle-orm'
import { check, date, index, integer, pgEnum, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { enterpriseKindKeys, noPartyReasonKeys } from '@/domain/enterprise-words'
import { id, instant } from './columns'
import { org } from './org'
import { region } from './region'

export const enterpriseKind = pgEnum('enterprise_kind', enterpriseKindKeys)
export const noPartyReason = pgEnum('no_party_reason', noPartyReasonKeys)

/** A registered enterprise. Whether it has a Party organisation is told by the organisations that name it. */
export const enterprise = pgTable(
  'enterprise',
  {
    id: id(),
    uscc: text().notNull(),
    name: text().notNull(),
    kind: enterpriseKind().notNull(),
    regionCode: text('region_code')
      .notNull()
      .references(() => region.code),
    /** The committee that keeps its entry. */
    orgId: uuid('org_id')
      .notNull()
      .references(() => org.id),
    noPartyReason: noPartyReason('no_party_reason'),
    noPartyNote: text('no_party_note'),
    /** The first day on which it no longer exists. */
    dissolvedOn: date('dissolved_on', { mode: 'string' }),
    version: integer().notNull().default(1),
    createdAt: instant('created_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    unique('enterprise_uscc').on(t.uscc),
    check('enterprise_uscc_form', sql`${t.uscc} ~ '^[0-9A-HJ-NP-RTUW-Y]{18}$'`),
    index('enterprise_order').on(sql`${t.name} collate "zh-x-icu"`, t.id),
    index('enterprise_org').on(t.orgId),
  ],
)
