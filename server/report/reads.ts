import { and, asc, desc, eq, lt } from 'drizzle-orm'
import { AppError } from '@/domain/errors'
import { firstOpenMonth, monthOf, monthsFrom } from '@/domain/month'
import { reportById, reportDetail, reportListInput, reportModel, reportPage as listShape } from '@/domain/report'
import { cursorValues, pageFrom } from '../paging'
import { read } from '../read'

/** Only so many organisations are offered: the highest ones first. */
const mostOrgs = 300

/** Reports of the caller's organisations, the newest first, with what can be issued. */
export const reportList = read({
  name: 'report.list',
  right: 'report.read',
  http: 'GET /api/reports',
  input: reportListInput,
  output: listShape,
  run: async (kit, { org, cursor, limit }) => {
    const { select, from, today } = kit
    const { report } = from
    const mine = org === undefined ? undefined : eq(report.orgId, org)
    const older = cursor === undefined ? undefined : lt(report.id, String(cursorValues(cursor, 1)[0]))
    const mayIssue = kit.can('report.issue')
    const rows = select({
      id: report.id,
      code: report.code,
      orgId: report.orgId,
      orgName: report.orgName,
      month: report.month,
      issuedAt: report.issuedAt,
      issuedBy: report.issuedBy,
    })
      .from(report)
      .where(and(mine, older))
      .orderBy(desc(report.id))
      .limit(limit + 1)
    const counted = kit.counted(select({ id: report.id }).from(report).where(mine))
    const { org: orgs } = from
    const choices = select({ id: orgs.id, name: orgs.name })
      .from(orgs)
      .orderBy(asc(orgs.level), asc(orgs.sort), asc(orgs.id))
      .limit(mostOrgs)
    const [items, total, offered] = await Promise.all([rows, counted, mayIssue ? choices : []])
    return {
      ...pageFrom(items, limit, total, (row) => [row.id]),
      mayIssue,
      orgs: offered,
      months: monthsFrom(firstOpenMonth(today), monthOf(today)).reverse(),
    }
  },
})

/** One report as it was issued. */
export const reportPage = read({
  name: 'report.page',
  right: 'report.read',
  http: 'GET /api/reports/{id}',
  input: reportById,
  output: reportDetail,
  run: async ({ select, from }, { id }) => {
    const { report } = from
    const [row] = await select({
      id: report.id,
      code: report.code,
      orgId: report.orgId,
      orgName: report.orgName,
      month: report.month,
      issuedAt: report.issuedAt,
      issuedBy: report.issuedBy,
      model: report.model,
    })
      .from(report)
      .where(eq(report.id, id))
    if (row === undefined) throw new AppError('not_found')
    return { ...row, model: reportModel.parse(row.model) }
  },
})
