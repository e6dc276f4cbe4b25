import * as z from 'zod'
import { dutyRow, type Duty } from './duties'
import { monthOf, type Day } from './month'
import { orgKindKeys } from './org-words'
import { transferDirections } from './transfer-words'

export const homeInput = z.object({ org: z.uuid().optional() })

/** A secretary's first screen: what is due now, and the branch's few numbers. */
export const homeFacts = z.object({
  accountId: z.uuid(),
  secretary: z.string(),
  today: z.string(),
  asOf: z.string(),
  org: z.object({ id: z.uuid(), name: z.string(), kind: z.enum(orgKindKeys) }),
  duties: z.object({
    /** To do in a running period, and left out earlier this year; in the order in which to take them up. */
    open: z.array(dutyRow),
    /** Done in the running periods. */
    done: z.array(dutyRow),
    /** Of the duties whose period ends this month. */
    tally: z.object({ done: z.int(), due: z.int(), late: z.int() }),
  }),
  /** Activities sent back, which wait for the secretary. */
  returned: z.array(z.object({ id: z.uuid(), title: z.string(), day: z.string(), note: z.string() })),
  /** Activities that another branch says it held together with this one, and that wait for an answer. */
  asked: z.array(z.object({ id: z.uuid(), title: z.string(), day: z.string(), host: z.string() })),
  /** Letters of transfer that the branch has to do something about: what comes, and what has been sent and runs out. */
  letters: z.array(
    z.object({ id: z.uuid(), direction: z.enum(transferDirections), name: z.string(), other: z.string(), daysLeft: z.int() }),
  ),
  /** How many members have taken no part for five months, and for six. */
  absent: z.object({ remind: z.int(), register: z.int() }),
  members: z.object({ formal: z.int(), formalBefore: z.int(), presence: z.int() }),
  year: z.object({ activities: z.int(), attended: z.int() }),
  stations: z.array(z.object({ id: z.uuid(), name: z.string(), lastDay: z.string().nullable(), lastCount: z.int().nullable() })),
})
export type HomeFacts = z.output<typeof homeFacts>

const rankOf = (duty: Duty, today: Day) => (duty.state === 'late' ? 1 : duty.to === monthOf(today) ? 0 : 2)

/** What a branch has before it: this month's first, then what was left out (oldest first), then what has time. */
export function agendaOf(duties: readonly Duty[], today: Day): HomeFacts['duties'] {
  const now = monthOf(today)
  const open = duties
    .filter((duty) => duty.state === 'pending' || duty.state === 'late')
    .sort((a, b) => rankOf(a, today) - rankOf(b, today) || (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
  const running = duties.filter((duty) => duty.from <= now && duty.to >= now && duty.state === 'done')
  const ending = duties.filter((duty) => duty.to === now && duty.state !== 'not_applicable')
  return {
    open,
    done: running,
    tally: {
      done: ending.filter((duty) => duty.state === 'done').length,
      due: ending.length,
      late: open.filter((duty) => duty.state === 'late').length,
    },
  }
}
