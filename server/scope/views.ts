import type { Connection } from '@/db/open'
import type { Day } from '@/domain/month'
import { placeOf, type Actor } from '../actor'
import { accountViews } from './account'
import { activityViews } from './activity'
import { auditViews } from './audit'
import { censusViews } from './census'
import { committeeViews } from './committee'
import { copyViews } from './copy'
import { cutViews } from './cut'
import { developmentViews } from './development'
import { duesViews } from './dues'
import { dutyViews } from './duty'
import { enterpriseViews } from './enterprise'
import { floatingViews } from './floating'
import { identityViews } from './identity'
import { importViews } from './import'
import { indicatorViews } from './indicator'
import { listViews } from './list'
import { membershipViews } from './membership'
import { mergeViews } from './merge'
import { orgViews } from './org'
import { partyGroupViews } from './party-group'
import { personViews } from './person'
import type { Scope } from './place'
import { reportViews } from './report'
import { settingViews } from './setting'
import { stationViews } from './station'
import { transferViews } from './transfer'
import { unionViews } from './union'

/** Adds the views of a noun. Their getters are copied and not read: each stands under its own right, and throws without it. */
function join<All extends object, More extends object>(views: All, more: More): asserts views is All & More {
  Object.defineProperties(views, Object.getOwnPropertyDescriptors(more))
}

/**
 * The caller's rows, one view a noun. The scope is the FROM and not a WHERE, so a query cannot forget it;
 * each view stands under its own right and throws `forbidden` without it. No view carries an identifier but `identity`.
 */
export function scopedViews(db: Connection, actor: Actor, today: Day) {
  const scope: Scope = { db, actor, today, place: (right) => placeOf(actor, right) }
  const views = orgViews(scope)
  join(views, accountViews(scope))
  join(views, activityViews(scope))
  join(views, auditViews(scope))
  join(views, censusViews(scope))
  join(views, committeeViews(scope))
  join(views, copyViews(scope))
  join(views, cutViews(scope))
  join(views, developmentViews(scope))
  join(views, duesViews(scope))
  join(views, dutyViews(scope))
  join(views, enterpriseViews(scope))
  join(views, floatingViews(scope))
  join(views, identityViews(scope))
  join(views, importViews(scope))
  join(views, indicatorViews(scope))
  join(views, listViews(scope))
  join(views, membershipViews(scope))
  join(views, mergeViews(scope))
  join(views, partyGroupViews(scope))
  join(views, personViews(scope))
  join(views, reportViews(scope))
  join(views, settingViews(scope))
  join(views, stationViews(scope))
  join(views, transferViews(scope))
  join(views, unionViews(scope))
  return views
}

export type Views = ReturnType<typeof scopedViews>
