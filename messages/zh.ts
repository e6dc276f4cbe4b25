import type { Shape } from './shape'
import { commonZh } from './parts/common.zh'
import { uiZh } from './parts/ui.zh'
import { shellZh } from './parts/shell.zh'
import { chartZh } from './parts/chart.zh'
import { errorsZh } from './parts/errors.zh'
import { fieldsZh } from './parts/fields.zh'
import { homeZh } from './parts/home.zh'
import { organisationZh } from './parts/organisation.zh'
import { reorganisationZh } from './parts/reorganisation.zh'
import { committeeZh } from './parts/committee.zh'
import { groupZh } from './parts/group.zh'
import { enterpriseZh } from './parts/enterprise.zh'
import { importsZh } from './parts/imports.zh'
import { listZh } from './parts/list.zh'
import { memberZh } from './parts/member.zh'
import { developmentZh } from './parts/development.zh'
import { duesZh } from './parts/dues.zh'
import { stationZh } from './parts/station.zh'
import { readingZh } from './parts/reading.zh'
import { activityZh } from './parts/activity.zh'
import { dutyZh } from './parts/duty.zh'
import { dashboardZh } from './parts/dashboard.zh'
import { censusZh } from './parts/census.zh'
import { figureZh } from './parts/figure.zh'
import { reportZh } from './parts/report.zh'
import { accountZh } from './parts/account.zh'
import { auditZh } from './parts/audit.zh'
import { settingZh } from './parts/setting.zh'
import { floatingZh } from './parts/floating.zh'
import { mergeZh } from './parts/merge.zh'
import { transferZh } from './parts/transfer.zh'
import { unionZh } from './parts/union.zh'
import { signInZh } from './parts/sign-in.zh'

/** Every text of the interface in Chinese; its shape is what the other languages fill. */
export const zh = {
  common: commonZh,
  ui: uiZh,
  shell: shellZh,
  chart: chartZh,
  errors: errorsZh,
  fields: fieldsZh,
  home: homeZh,
  organisation: organisationZh,
  reorganisation: reorganisationZh,
  committee: committeeZh,
  group: groupZh,
  enterprise: enterpriseZh,
  imports: importsZh,
  list: listZh,
  member: memberZh,
  development: developmentZh,
  dues: duesZh,
  station: stationZh,
  reading: readingZh,
  activity: activityZh,
  duty: dutyZh,
  dashboard: dashboardZh,
  census: censusZh,
  figure: figureZh,
  report: reportZh,
  account: accountZh,
  audit: auditZh,
  setting: settingZh,
  floating: floatingZh,
  merge: mergeZh,
  transfer: transferZh,
  union: unionZh,
  signIn: signInZh,
}

export type Messages = Shape<typeof zh>
