import { randomInt } from 'node:crypto'
import { indicatorKeys } from '@/domain/indicators'
import { addMonths } from '@/domain/month'
import { reportCode, reportIssue as input, reportReceipt } from '@/domain/report'
import { command } from '../command'
import { comparedBy } from '../indicator/places'
import { monthView, placeSums, subtreeOf } from '../indicator/subtree'
import { nouns } from '../nouns'
import { refuse } from '../refusal'
import { reportModelOf } from './model'

/** Freezes a month's numbers of an organisation, by the tree as it stood at the month's end; the same month may be issued again, under a code of its own. */
export const reportIssue = command({
  name: 'report.issue',
  right: 'report.issue',
  http: 'POST /api/reports',
  input,
  output: reportReceipt,
  run: async (kit, { orgId, month: wanted }) => {
    const { month, running, asOf } = monthView(wanted, kit.today)
    if (month !== wanted) refuse('month', 'date_future')
    const tree = await subtreeOf(kit, orgId, asOf)
    const sums = await placeSums(kit, orgId, comparedBy(tree.here), indicatorKeys, { from: addMonths(month, -1), to: month }, 'then')
    const code = reportCode(month, randomInt)
    const { actor, today, now } = kit
    const model = reportModelOf({
      tree,
      month,
      running,
      asOf,
      today,
      sums,
      code,
      threshold: actor.settings['reporting.threshold'],
      issuedBy: actor.displayName,
      cutOff: now,
      demo: actor.demo,
      locale: actor.locale,
    })
    const row = await kit.insert(nouns.report, { orgId, month, model, code, issuedBy: actor.accountId, issuedAt: now })
    return { id: row.id, code, fileName: model.fileName }
  },
})
