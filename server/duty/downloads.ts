import { and, eq } from 'drizzle-orm'
import { createTranslator } from 'next-intl'
import { activityKinds } from '@/domain/activity-words'
import { calendarOf } from '@/domain/calendar'
import { branchFactsOf, dutiesOf } from '@/domain/duties'
import { AppError } from '@/domain/errors'
import { addMonths, monthOf } from '@/domain/month'
import * as z from 'zod'
import { placeOf } from '../actor'
import { download } from '../download'
import { bodiesOf } from './bodies'
import { heldBy } from './held'
import { translatable } from '../translatable'
import { rulesFor } from './rules'

const monthsAhead = 11
const remindDays = 7

/** The days by which a branch's coming duties are to be done, for a phone's own calendar. What is done already is left out. */
export const dutyCalendar = download({
  name: 'duty.calendar',
  right: 'activity.write',
  http: 'GET /api/duties/calendar',
  input: z.object({ org: z.uuid().optional() }),
  run: async (kit, input) => {
    const { org: orgs } = kit.from
    const { today, actor } = kit
    const id = input.org ?? placeOf(actor, 'activity.write').roots[0]
    const [org] =
      id === undefined
        ? []
        : await kit
            .select()
            .from(orgs)
            .where(and(eq(orgs.id, id)))
    if (org === undefined) throw new AppError('not_found')
    const now = monthOf(today)
    // One after the other: a download reads over the one connection of its transaction.
    const held = await heldBy(kit, [org.id], { from: `${now.slice(0, 4)}-01`, to: now })
    const rules = await rulesFor(kit)
    const bodies = await bodiesOf(kit, [org.id])
    const t = createTranslator({ locale: actor.locale, messages: translatable(actor.locale), namespace: 'duty.calendar' })
    const events = dutiesOf(
      branchFactsOf(org, bodies.get(org.id)),
      held.get(org.id) ?? [],
      rules,
      { from: now, to: addMonths(now, monthsAhead) },
      today,
    )
      .filter((duty) => duty.state === 'pending' || duty.state === 'future')
      .map((duty) => ({
        uid: `${org.id}-${duty.kind}-${duty.from}@hongyi`,
        day: duty.due,
        title: t('title', { duty: activityKinds[duty.kind][actor.locale] }),
        text: t('text', { org: org.name, count: duty.minimum - duty.held }),
        remindDays,
      }))
    const name = t(actor.demo ? 'demoName' : 'name', { org: org.name })
    return {
      fileName: `${name}.ics`,
      type: 'text/calendar; charset=utf-8',
      body: new TextEncoder().encode(calendarOf(name, events, new Date().toISOString())),
      noun: 'org',
      rowId: org.id,
      orgId: org.id,
      note: { events: events.length },
    }
  },
})
