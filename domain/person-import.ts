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

const latest = (days: readonly Day[]): Day | null =>
  days.reduce<Day | null>((last, day) => (last === null || day > last ? day : last), null)

/** What a line says of stage and place, as far as it could be read: a person who is there may stand otherwise. */
export type Dated = { stage: string | null; formal: PersonFacts['formal'] | null; presenceOrgId: string | null }

/**
 * What is wrong with a line beyond its cells, and what it says where nothing is. Nothing is asked of a database.
 * A cell in `unread` is wrong by itself and told already: it counts neither as filled in nor as empty.
 */
export function judgePerson(
  values: Values,
  unread: ReadonlySet<string>,
  { today, places }: PersonContext,
): { facts: PersonFacts | null; dated: Dated; faults: Fault[] } {
  const faults: Fault[] = []
  const fault = (column: string, code: string, params?: Params) => {
    if (!unread.has(column)) faults.push({ column, code, ...(params === undefined ? {} : { params }) })
  }
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

  const found = (column: string, name: string | null, fits: (kind: OrgKind) => boolean, misfit: string): ImportPlace | null => {
    const place = name === null ? null : places.get(name)
    if (place === undefined) fault(column, 'org_unknown')
    else if (place !== null && !fits(place.kind)) fault(column, misfit)
    else return place
    return null
  }
  const { since, org, externalName = null, externalRegion = null, presence = null } = values
  const formalAt = found('org', org, admitsMembers, 'org_admits_none')
  const presenceAt = found('presence', presence, (one) => roadKinds.includes(one), 'org_not_mobile')
  const at = [formalAt, presenceAt].filter((place) => place !== null)
  const founded = latest(at.map(({ foundedOn }) => foundedOn))
  const opens = latest(at.flatMap((place) => place.opens ?? []))
  if (since !== null && founded !== null && since < founded) fault('since', 'since_before_founding', { day: founded })
  else if (since !== null && opens !== null && since < opens) fault('since', 'since_closed', { day: opens })
  if (org === null && externalName === null && !unread.has('externalName')) fault('org', 'org_or_external')
  if (org !== null && externalName !== null) fault('externalName', 'org_and_external')
  if (org === null && externalName !== null && !unread.has('org')) {
    if (!/^\d{6}$/.test(externalRegion ?? '')) fault('externalRegion', 'external_region')
    if (presence === null) fault('presence', 'presence_needed')
  }
  if (formalAt !== null && formalAt.id === presenceAt?.id) fault('presence', 'presence_same')

  const external = org === null && externalName !== null ? { external: { name: externalName, regionCode: externalRegion ?? '' } } : null
  const formal = formalAt === null ? external : { orgId: formalAt.id }
  const stage: MemberStage | string | null = unread.has('stage') ? null : (values.stage ?? 'masses')
  const dated = { stage, formal, presenceOrgId: presenceAt?.id ?? null }
  if (faults.length + unread.size > 0) return { facts: null, dated, faults }
  const facts = { ...values, ...dated, sex: told?.sex ?? values.sex, bornOn, joinedOn: values.joinedOn ?? null }
  return { facts: personFacts.parse(facts), dated, faults }
}

/** A person who is there already, as far as a line can be compared with them. */
export type KnownPerson = Pick<
  PersonFacts,
  'name' | 'sex' | 'bornOn' | 'ethnicity' | 'education' | 'occupation' | 'driverGroup' | 'employer' | 'joinedOn' | 'stage' | 'presenceOrgId'
> & { orgId: string | null; externalName: string | null; idMask: string | null; phoneMask: string | null }

const plainFacts = ['name', 'sex', 'bornOn', 'ethnicity', 'education', 'occupation', 'driverGroup', 'employer', 'joinedOn'] as const

/** Where a line speaks otherwise of stage or place, which an import never changes: those are dated and have a procedure of their own. */
export function datedAgainst(kind: ImportKind, { stage, formal, presenceOrgId }: Dated, known: KnownPerson): string[] {
  const against: string[] = []
  // Of a register's line the place counts only where nothing more is known of the person.
  if (formal !== null && (kind === 'member' || known.stage === 'masses')) {
    if ('orgId' in formal ? formal.orgId !== known.orgId : formal.external.name !== known.externalName)
      against.push('orgId' in formal ? 'org' : 'externalName')
  }
  if (kind === 'member') {
    if (stage !== null && stage !== known.stage) against.push('stage')
    if (presenceOrgId !== null && presenceOrgId !== known.presenceOrgId) against.push('presence')
  }
  return against
}

/** What a line would fill in, and what it would overwrite. What the line leaves empty says nothing. */
export function comparePerson(
  facts: PersonFacts,
  known: KnownPerson,
  same: { id: boolean; phone: boolean },
): { fills: string[]; differs: string[] } {
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
  return { fills, differs }
}
