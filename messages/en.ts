import { commonEn } from './parts/common.en'
import { uiEn } from './parts/ui.en'
import { shellEn } from './parts/shell.en'
import { chartEn } from './parts/chart.en'
import { errorsEn } from './parts/errors.en'
import { fieldsEn } from './parts/fields.en'
import { homeEn } from './parts/home.en'
import { organisationEn } from './parts/organisation.en'
import { reorganisationEn } from './parts/reorganisation.en'
import { committeeEn } from './parts/committee.en'
import { groupEn } from './parts/group.en'
import { enterpriseEn } from './parts/enterprise.en'
import { importsEn } from './parts/imports.en'
import { listEn } from './parts/list.en'
import { memberEn } from './parts/member.en'
import { developmentEn } from './parts/development.en'
import { duesEn } from './parts/dues.en'
import { stationEn } from './parts/station.en'
import { readingEn } from './parts/reading.en'
import { activityEn } from './parts/activity.en'
import { dutyEn } from './parts/duty.en'
import { dashboardEn } from './parts/dashboard.en'
import { censusEn } from './parts/census.en'
import { figureEn } from './parts/figure.en'
import { reportEn } from './parts/report.en'
import { accountEn } from './parts/account.en'
import { auditEn } from './parts/audit.en'
import { settingEn } from './parts/setting.en'
import { floatingEn } from './parts/floating.en'
import { mergeEn } from './parts/merge.en'
import { transferEn } from './parts/transfer.en'
import { unionEn } from './parts/union.en'
import { signInEn } from './parts/sign-in.en'
import type { Messages } from './zh'

export const en: Messages = {
  common: commonEn,
  ui: uiEn,
  shell: shellEn,
  chart: chartEn,
  errors: errorsEn,
  fields: fieldsEn,
  home: homeEn,
  organisation: organisationEn,
  reorganisation: reorganisationEn,
  committee: committeeEn,
  group: groupEn,
  enterprise: enterpriseEn,
  imports: importsEn,
  list: listEn,
  member: memberEn,
  development: developmentEn,
  dues: duesEn,
  station: stationEn,
  reading: readingEn,
  activity: activityEn,
  duty: dutyEn,
  dashboard: dashboardEn,
  census: censusEn,
  figure: figureEn,
  report: reportEn,
  account: accountEn,
  audit: auditEn,
  setting: settingEn,
  floating: floatingEn,
  merge: mergeEn,
  transfer: transferEn,
  union: unionEn,
  signIn: signInEn,
}
