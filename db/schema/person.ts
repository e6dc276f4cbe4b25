import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, pgEnum, pgTable, text, uniqueIndex, uuid, type AnyPgColumn } from 'drizzle-orm/pg-core'
import { educationKeys, occupationKeys, sexKeys } from '@/domain/cut'
import { ethnicityKeys } from '@/domain/ethnicity'
import { memberStageKeys, memberStandingKeys, presenceKindKeys } from '@/domain/member-words'
import { account } from './account'
import { bytes, id, instant } from './columns'
import { driverGroup, externalOrg, org } from './org'

export const memberStage = pgEnum('member_stage', memberStageKeys)
export const memberStanding = pgEnum('member_standing', memberStandingKeys)
export const presenceKind = pgEnum('presence_kind', presenceKindKeys)
export const sex = pgEnum('sex', sexKeys)
export const ethnicity = pgEnum('ethnicity', ethnicityKeys)
export const education = pgEnum('education', educationKeys)
export const occupation = pgEnum('occupation', occupationKeys)

/**
 * A person. The columns from `orgId` on are the state of today, kept by a trigger from the dated rows
 * of `membership` and `presence`; nothing else writes them, and no total is counted from them.
 */
export const person = pgTable(
  'person',
  {
    id: id(),
    name: text().notNull(),
    pinyin: text().notNull(),
    initials: text().notNull(),
    phoneCipher: bytes('phone_cipher'),
    phoneHash: bytes('phone_hash'),
    phoneMask: text('phone_mask'),
    idCipher: bytes('id_cipher'),
    idHash: bytes('id_hash'),
    idMask: text('id_mask'),
    /** Told by the ID number where there is one. */
    sex: sex(),
    bornOn: date('born_on', { mode: 'string' }),
    ethnicity: ethnicity(),
    education: education(),
    occupation: occupation(),
    driverGroup: driverGroup('driver_group').notNull(),
    employer: text(),
    joinedOn: date('joined_on', { mode: 'string' }),
    orgId: uuid('org_id').references(() => org.id),
    externalOrgId: uuid('external_org_id').references(() => externalOrg.id),
    presenceOrgId: uuid('presence_org_id').references(() => org.id),
    stage: memberStage().notNull().default('masses'),
    standing: memberStanding().notNull().default('normal'),
    /** 待核对: the ID number stands at a person elsewhere. Counted nowhere until the common superior has decided. */
    pending: boolean().notNull().default(false),
    /** Who this person turned out to be; a row so marked lives on only as history. */
    mergedInto: uuid('merged_into').references((): AnyPgColumn => person.id),
    /** From this day on the two are counted as one; what was closed before stands as it was signed. */
    mergedFrom: date('merged_from', { mode: 'string' }),
    /** Entered by an import that was taken back: without numbers and dated rows, a name that nothing leads to. */
    withdrawnAt: instant('withdrawn_at'),
    /** Gone for longer than data are kept: since then nothing here or in other rows tells who it was. */
    anonymisedAt: instant('anonymised_at'),
    version: integer().notNull().default(1),
    createdAt: instant('created_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    check('person_phone_whole', sql`num_nulls(${t.phoneCipher}, ${t.phoneHash}, ${t.phoneMask}) in (0, 3)`),
    check('person_id_whole', sql`num_nulls(${t.idCipher}, ${t.idHash}, ${t.idMask}) in (0, 3)`),
    check('person_id_tells', sql`${t.idHash} is null or (${t.sex} is not null and ${t.bornOn} is not null)`),
    // The same ID number never makes two counted persons.
    uniqueIndex('person_id_number')
      .on(t.idHash)
      .where(sql`not pending and merged_into is null`),
    index('person_phone').on(t.phoneHash),
    check(
      'person_anonymous',
      sql`${t.anonymisedAt} is null or num_nonnulls(${t.phoneHash}, ${t.idHash}, ${t.bornOn}, ${t.ethnicity}, ${t.education}, ${t.occupation}, ${t.employer}, ${t.joinedOn}) = 0`,
    ),
    check('person_merged_whole', sql`(${t.mergedInto} is null) = (${t.mergedFrom} is null)`),
    check('person_merged_elsewhere', sql`${t.mergedInto} <> ${t.id}`),
    // Whom no total counts, or none from a day on.
    index('person_aside')
      .on(t.id)
      .where(sql`pending or merged_into is not null`),
    // Whom a list shows, counted without the rows themselves.
    index('person_shown')
      .on(t.id)
      .where(sql`merged_into is null and withdrawn_at is null and not pending`),
    // Two of the same name with the same phone or birth date may be one person.
    index('person_twin_phone')
      .on(t.name, t.phoneHash)
      .where(sql`phone_hash is not null and merged_into is null and withdrawn_at is null`),
    index('person_twin_birth')
      .on(t.name, t.bornOn)
      .where(sql`born_on is not null and merged_into is null and withdrawn_at is null`),
    index('person_name').on(sql`${t.name} collate "zh-x-icu"`, t.id),
    index('person_pinyin').on(t.pinyin.op('text_pattern_ops')),
    index('person_initials').on(t.initials.op('text_pattern_ops')),
    index('person_stage_name').on(t.stage, sql`${t.name} collate "zh-x-icu"`, t.id),
    index('person_org').on(t.orgId),
    index('person_presence').on(t.presenceOrgId),
    index('person_employer').on(t.employer),
  ],
)

/**
 * Stage, standing and formal organisation over time. A row is never changed but for `supersededAt`,
 * so what was known at any instant can be told; the timeline in force is the rows not superseded.
 */
export const membership = pgTable(
  'membership',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    orgId: uuid('org_id').references(() => org.id),
    externalOrgId: uuid('external_org_id').references(() => externalOrg.id),
    stage: memberStage().notNull(),
    standing: memberStanding().notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }),
    basis: text().notNull(),
    recordedAt: instant('recorded_at')
      .notNull()
      .default(sql`now()`),
    recordedBy: uuid('recorded_by').references(() => account.id),
    supersededAt: instant('superseded_at'),
  },
  (t) => [
    check('membership_one_place', sql`num_nonnulls(${t.orgId}, ${t.externalOrgId}) = 1`),
    check('membership_span', sql`${t.validTo} is null or ${t.validTo} > ${t.validFrom}`),
    index('membership_person').on(t.personId),
    index('membership_org')
      .on(t.orgId, t.validFrom)
      .where(sql`superseded_at is null`),
  ],
)

/** Where a member is kept beside the formal organisation; at most one active 纳管 (exclusion constraint). */
export const presence = pgTable(
  'presence',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    orgId: uuid('org_id')
      .notNull()
      .references(() => org.id),
    kind: presenceKind().notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }),
    basis: text().notNull(),
    recordedAt: instant('recorded_at')
      .notNull()
      .default(sql`now()`),
    recordedBy: uuid('recorded_by').references(() => account.id),
    supersededAt: instant('superseded_at'),
  },
  (t) => [
    check('presence_span', sql`${t.validTo} is null or ${t.validTo} > ${t.validFrom}`),
    index('presence_person').on(t.personId),
    index('presence_org')
      .on(t.orgId, t.validFrom)
      .where(sql`superseded_at is null`),
  ],
)
