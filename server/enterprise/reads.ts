import { and, asc, count, desc, eq, gt, inArray, isNull, lte, or, type SQL } from 'drizzle-orm'
import { enterpriseDetail, enterpriseListInput, enterprisePage, type EnterpriseDetail } from '@/domain/enterprise'
import { AppError } from '@/domain/errors'
import * as z from 'zod'
import { after, beginsWith, byName, containsText } from '../expressions'
import { cursorValues, pageFrom } from '../paging'
import { read, type ReadKit } from '../read'

/** Enterprises by name. */
export const listEnterprises = read({
  name: 'enterprise.list',
  right: 'org.read',
  http: 'GET /api/enterprises',
  input: enterpriseListInput,
  output: enterprisePage,
  run: async ({ select, from, today, can, counted }, input) => {
    const { enterprise } = from
    const active = or(isNull(enterprise.dissolvedOn), gt(enterprise.dissolvedOn, today))
    const party: Record<NonNullable<typeof input.party>, SQL | undefined> = {
      with: eq(enterprise.hasParty, true),
      without: eq(enterprise.hasParty, false),
      unexplained: and(eq(enterprise.hasParty, false), isNull(enterprise.noPartyReason)),
    }
    const wanted = and(
      input.q === undefined || input.q === ''
        ? undefined
        : or(containsText(enterprise.name, input.q), beginsWith(enterprise.uscc, input.q.toUpperCase())),
      input.kind === undefined ? undefined : eq(enterprise.kind, input.kind),
      input.region === undefined ? undefined : eq(enterprise.regionCode, input.region),
      input.party === undefined ? undefined : party[input.party],
      input.union === undefined ? undefined : eq(enterprise.inUnion, input.union === 'in'),
      input.state === undefined ? undefined : input.state === 'active' ? active : lte(enterprise.dissolvedOn, today),
    )
    const order = [byName(enterprise.name), enterprise.id]
    const [rows, total] = await Promise.all([
      select()
        .from(enterprise)
        .where(and(wanted, input.cursor === undefined ? undefined : after(order, cursorValues(input.cursor, 2))))
        .orderBy(...order)
        .limit(input.limit + 1),
      counted(select({ id: enterprise.id }).from(enterprise).where(wanted)),
    ])
    return { ...pageFrom(rows, input.limit, total, (row) => [row.name, row.id]), mayCreate: can('org.manage') }
  },
})

const employedShown = 50

/** Persons who name an enterprise as their employer; the register knows employers by name alone. */
async function employedBy({ select, from, today }: ReadKit, name: string): Promise<EnterpriseDetail['employed']> {
  const { person, union } = from
  const where = eq(person.employer, name)
  const [items, [all]] = await Promise.all([
    select({ id: person.id, name: person.name, stage: person.stage, place: person.orgName, presence: person.presenceOrgName })
      .from(person)
      .where(where)
      .orderBy(byName(person.name), asc(person.id))
      .limit(employedShown),
    select({ count: count() }).from(person).where(where),
  ])
  const members = await select({ id: union.personId })
    .from(union)
    .where(
      and(
        inArray(
          union.personId,
          items.map(({ id }) => id),
        ),
        or(isNull(union.validTo), gt(union.validTo, today)),
      ),
    )
  const inUnion = new Set(members.map(({ id }) => id))
  return {
    items: items.map(({ presence, place, ...item }) => ({ ...item, place: presence ?? place, inUnion: inUnion.has(item.id) })),
    count: all?.count ?? 0,
  }
}

/** One enterprise with the Party organisations that belong to it. */
export const showEnterprise = read({
  name: 'enterprise.one',
  right: 'org.read',
  http: 'GET /api/enterprises/{id}',
  input: z.object({ id: z.uuid() }),
  output: enterpriseDetail,
  run: async (kit, { id }) => {
    const { select, from, today, can } = kit
    const { enterprise, org, union } = from
    const toManage = can('org.manage') ? from.enterpriseToManage : null
    const [found] = await select().from(enterprise).where(eq(enterprise.id, id))
    if (found === undefined) throw new AppError('not_found')
    const [orgs, keepers, managed, employed, spans] = await Promise.all([
      select({ id: org.id, name: org.name, kind: org.kind, level: org.level })
        .from(org)
        .where(and(eq(org.enterpriseId, id), or(isNull(org.dissolvedOn), gt(org.dissolvedOn, today))))
        .orderBy(asc(org.sort), asc(org.id)),
      select({ id: org.id }).from(org).where(eq(org.id, found.orgId)),
      toManage === null ? [] : select({ id: toManage.id }).from(toManage).where(eq(toManage.id, id)),
      can('person.read') ? employedBy(kit, found.name) : null,
      select({ id: union.id, from: union.validFrom, to: union.validTo, basis: union.basis })
        .from(union)
        .where(eq(union.enterpriseId, id))
        .orderBy(desc(union.validFrom)),
    ])
    return {
      ...found,
      orgName: keepers.length > 0 ? found.orgName : null,
      orgs,
      employed,
      union: spans,
      today,
      mayEdit: managed.length > 0,
    }
  },
})
