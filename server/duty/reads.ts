import { and, asc, gt, inArray, isNull, or } from 'drizzle-orm'
import { treeDay } from '@/domain/basis'
import { branchFactsOf, dutiesOf, type Duty } from '@/domain/duties'
import { dutyKinds, type DutyState } from '@/domain/duty-words'
import { dutyListInput, dutyListPage, isOpen, sortKeyOf, type ListedDuty } from '@/domain/duty-list'
import { dutyRuleList, initialRules, type DutyRuleRow } from '@/domain/duty-rule'
import { addMonths, monthOf } from '@/domain/month'
import * as z from 'zod'
import { bodiesOf } from './bodies'
import { cursorValues, pageFrom } from '../paging'
import { orgsHolding, subtreeIds } from '../reach'
import { read } from '../read'
import { heldBy } from './held'
import { rulesFor } from './rules'

/** What ended longer ago than this is history, which the branch's own matrix keeps. */
const monthsBack = 11

/** Duties of the kinds of branch that they are counted for; due first comes first. */
export const dutyList = read({
  name: 'duty.list',
  right: 'activity.read',
  http: 'GET /api/duties',
  input: dutyListInput,
  output: dutyListPage,
  run: async (kit, { org: within, month, basis, kind, state, cursor, limit }) => {
    const { org: orgs } = kit.from
    const { today } = kit
    const branches = await kit
      .select({
        id: orgs.id,
        name: orgs.name,
        kind: orgs.kind,
        foundedOn: orgs.foundedOn,
        dissolvedOn: orgs.dissolvedOn,
        committeeSince: orgs.committeeSince,
      })
      .from(orgs)
      .where(
        and(
          inArray(orgs.kind, kit.actor.settings['duty.basis']),
          month === undefined ? or(isNull(orgs.dissolvedOn), gt(orgs.dissolvedOn, today)) : undefined,
          within === undefined ? undefined : inArray(orgs.id, await subtreeIds(kit, within, treeDay({ basis, month }, today))),
        ),
      )
    const ids = branches.map((branch) => branch.id)
    const now = monthOf(today)
    const months = month === undefined ? { from: addMonths(now, -monthsBack), to: now } : { from: month, to: month }
    // A yearly duty may have been done at the beginning of the year in which the first month lies.
    const [held, rules, bodies, logging] = await Promise.all([
      heldBy(kit, ids, { from: `${months.from.slice(0, 4)}-01`, to: months.to }),
      rulesFor(kit),
      bodiesOf(kit, ids),
      orgsHolding(kit, 'activity.write', ids),
    ])
    const counts = (duty: Duty) => (month === undefined ? isOpen(duty) : duty.to === month && (duty.state === 'done' || isOpen(duty)))
    const listed = branches
      .flatMap((branch) =>
        dutiesOf(branchFactsOf(branch, bodies.get(branch.id)), held.get(branch.id) ?? [], rules, months, today)
          .filter((duty) => counts(duty) && (kind === undefined || duty.kind === kind))
          .map((duty): ListedDuty => ({ ...duty, orgId: branch.id, orgName: branch.name, mayLog: logging.has(branch.id) })),
      )
      .map((duty) => ({ key: sortKeyOf(duty), duty }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
    const countOf = (wanted: DutyState) => listed.filter(({ duty }) => duty.state === wanted).length
    const wanted = listed.filter(({ duty }) => state === undefined || duty.state === state)
    const [after = ''] = cursor === undefined ? [] : cursorValues(cursor, 1)
    const rest = wanted.filter(({ key }) => key > String(after)).slice(0, limit + 1)
    const page = pageFrom(rest, limit, { count: wanted.length, exact: true }, ({ key }) => [key])
    return {
      ...page,
      items: page.items.map(({ duty }) => duty),
      today,
      counts: { late: countOf('late'), pending: countOf('pending'), done: countOf('done') },
    }
  },
})

/** How often each duty is owed: now, from when on otherwise, and before. */
export const dutyRules = read({
  name: 'duty.rules',
  right: 'activity.read',
  http: 'GET /api/duties/rules',
  input: z.strictObject({}),
  output: dutyRuleList,
  run: async (kit) => {
    const { dutyRule: rule } = kit.from
    const rows = await kit
      .select({
        kind: rule.kind,
        period: rule.period,
        minimum: rule.minimum,
        from: rule.validFrom,
        setAt: rule.setAt,
        setBy: rule.setBy,
      })
      .from(rule)
      .orderBy(asc(rule.validFrom), asc(rule.id))
    const month = monthOf(kit.today)
    const every: DutyRuleRow[] = [...Object.values(initialRules).map((initial) => ({ ...initial, setAt: null, setBy: null })), ...rows]
    const kinds = dutyKinds.flatMap((kind) => {
      const own = every.filter((row) => row.kind === kind)
      // Of two for the same month the later one holds; the other never did.
      const held = own.filter((row, index) => own[index + 1]?.from !== row.from)
      const begun = held.filter((row) => row.from <= month)
      const now = begun.at(-1)
      return now === undefined ? [] : [{ kind, now, coming: held.filter((row) => row.from > month), past: begun.slice(0, -1).reverse() }]
    })
    return { month, kinds, mayChange: kit.can('setting.manage') }
  },
})
