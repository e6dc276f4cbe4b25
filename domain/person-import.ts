import * as z from 'zod'
import type { Params } from './cell'
import { ageOn } from './cut'
import { daySchema } from './date-schema'
import { birthDateOf, sexOf } from './id-number'
import type { ImportKind } from './import-words'
import { memberEntity } from './member'
import type { driverTable, memberTable } from './member-table'
import { admitsMembers, memberStageKeys, type MemberStage } from './member-words'
import type { Day } from './month'
import { driverGroupKeys, roadKinds, type OrgKind } from './org-words'
import type { Fault, RowValues } from './table'

const fields = memberEntity.fields

/** A line that may be written: what a single entry takes, with organisations found. */
export const personFacts = z.object({
  name: z.string(),
  idNumber: z.string().nullable(),
  phone: z.string().nullable(),
  sex: fields.sex.schema,
  bornOn: daySchema.nullable(),
  ethnicity: fields.ethnicity.schema,
  education: fields.education.schema,
  occupation: fields.occupation.schema,
  driverGroup: z.enum(driverGroupKeys),
  employer: z.string().nullable(),
  joinedOn: daySchema.nullable(),
  stage: z.enum(memberStageKeys),
  formal: z.union([z.object({ orgId: z.uuid() }), z.object({ external: z.object({ name: z.string(), regionCode: z.string() }) })]),
  presenceOrgId: z.uuid().nullable(),
  since: daySchema,
  basis: z.string().nullable(),
})
export type PersonFacts = z.output<typeof personFacts>

/** An organisation in which the importer may enter persons; `opens` is the first day that is not in a closed month. */
export type ImportPlace = { id: string; kind: OrgKind; foundedOn: Day; opens: Day | null }
export type PersonContext = { today: Day; places: ReadonlyMap<string, ImportPlace> }

type Values = Partial<RowValues<(typeof memberTable)['columns']>> & RowValues<(typeof driverTable)['columns']>

/** The youngest age at which one joins the Party (domain rules, §5). */
const joiningAge = 18
const basisMost = 200
const externalMost = 80

/** What is wrong with a line beyond its cells, and what it says where nothing is. Nothing is asked of a database. */
export function judgePerson(
  kind: ImportKind,
  values: Values,
  { today, places }: PersonContext,
): { facts: PersonFacts | null; faults: Fault[] } {
  const faults: Fault[] = []
  const fault = (column: string, code: string, params?: Params) =>
    void faults.push({ column, code, ...(params === undefined ? {} : { params }) })
  const text = (column: string, value: string | null | undefined, schema: z.ZodType) => {
    const issue = value === null || value === undefined ? undefined : schema.safeParse(value).error?.issues[0]
    if (issue !== undefined) fault(column, issue.message)
  }
  text('name', values.name, fields.name.schema)
  text('employer', values.employer, fields.employer.schema)
  text('basis', values.basis, z.string().min(2, 'text_short').max(basisMost, 'text_long'))
  text('externalName', values.externalName, z.string().min(2, 'text_short').max(externalMost, 'text_long'))

  const { idNumber } = values
  const told = idNumber === null ? null : { sex: sexOf(idNumber), bornOn: birthDateOf(idNumber) }
  if (told !== null && told.bornOn > today) fault('idNumber', 'id_number_date')
  if (told !== null && values.sex !== null && values.sex !== told.sex) fault('sex', 'sex_against_id')
  if (told !== null && values.bornOn !== null && values.bornOn !== told.bornOn) fault('bornOn', 'born_against_id')
  const bornOn = told?.bornOn ?? values.bornOn
  for (const [column, day] of [
    ['bornOn', values.bornOn],
    ['joinedOn', values.joinedOn],
    ['since', values.since],
  ] as const)
    if (day != null && day > today) fault(column, 'date_future')
  if (values.joinedOn != null && bornOn !== null && ageOn(bornOn, values.joinedOn) < joiningAge)
    fault('joinedOn', 'joined_young', { age: Math.max(0, ageOn(bornOn, values.joinedOn)) })

  const { since } = values
  const found = (column: string, name: string, fits: (kind: OrgKind) => boolean, misfit: string): string | null => {
    const place = places.get(name)
    if (place === undefined) fault(column, 'org_unknown')
    else if (!fits(place.kind)) fault(column, misfit)
    else if (since !== null && since < place.foundedOn) fault('since', 'since_before_founding', { day: place.foundedOn })
    else if (since !== null && place.opens !== null && since < place.opens) fault('since', 'since_closed', { day: place.opens })
    return place?.id ?? null
  }
  const { org, externalName = null, externalRegion = null, presence = null } = values
  const orgId = org === null ? null : found('org', org, admitsMembers, 'org_admits_none')
  const presenceOrgId = presence === null ? null : found('presence', presence, (one) => roadKinds.includes(one), 'org_not_mobile')
  if (org === null && externalName === null) fault('org', kind === 'member' ? 'org_or_external' : 'field_missing')
  if (org !== null && externalName !== null) fault('externalName', 'org_and_external')
  if (org === null && externalName !== null) {
    if (!/^\d{6}$/.test(externalRegion ?? '')) fault('externalRegion', 'external_region')
    if (presence === null) fault('presence', 'presence_needed')
  }
  if (orgId !== null && orgId === presenceOrgId) fault('presence', 'presence_same')

  if (faults.length > 0 || since === null) return { facts: null, faults }
  const formal = orgId !== null ? { orgId } : { external: { name: externalName ?? '', regionCode: externalRegion ?? '' } }
  const stage: MemberStage | string = values.stage ?? 'masses'
  const facts = { ...values, sex: told?.sex ?? values.sex, bornOn, joinedOn: values.joinedOn ?? null, stage, formal, presenceOrgId, since }
  return { facts: personFacts.parse(facts), faults }
}

/** A person who is there already, as far as a line can be compared with them. */
export type KnownPerson = Pick<
  PersonFacts,
  'name' | 'sex' | 'bornOn' | 'ethnicity' | 'education' | 'occupation' | 'driverGroup' | 'employer' | 'joinedOn' | 'stage' | 'presenceOrgId'
> & { orgId: string | null; externalName: string | null; idMask: string | null; phoneMask: string | null }

const plainFacts = ['name', 'sex', 'bornOn', 'ethnicity', 'education', 'occupation', 'driverGroup', 'employer', 'joinedOn'] as const

/**
 * What a line would fill in, what it would overwrite, and where it speaks of stage or place, which an import never
 * changes: those are dated and have a procedure of their own. What the line leaves empty says nothing.
 */
export function comparePerson(
  kind: ImportKind,
  facts: PersonFacts,
  known: KnownPerson,
  same: { id: boolean; phone: boolean },
): { fills: string[]; differs: string[]; dated: string[] } {
  const fills: string[] = []
  const differs: string[] = []
  const compare = (column: string, mine: string | null, theirs: string | null) => {
    if (mine === null || mine === theirs) return
    if (theirs === null) fills.push(column)
    else differs.push(column)
  }
  for (const column of plainFacts)
    if (!(same.id && (column === 'sex' || column === 'bornOn'))) compare(column, facts[column], known[column])
  if (!same.id) compare('idNumber', facts.idNumber, known.idMask)
  if (!same.phone) compare('phone', facts.phone, known.phoneMask)

  const dated: string[] = []
  // Of a register's line the place counts only where nothing more is known of the person.
  if (kind === 'member' || known.stage === 'masses') {
    if ('orgId' in facts.formal ? facts.formal.orgId !== known.orgId : facts.formal.external.name !== known.externalName)
      dated.push('orgId' in facts.formal ? 'org' : 'externalName')
  }
  if (kind === 'member') {
    if (facts.stage !== known.stage) dated.push('stage')
    if (facts.presenceOrgId !== null && facts.presenceOrgId !== known.presenceOrgId) dated.push('presence')
  }
  return { fills, differs, dated }
}
