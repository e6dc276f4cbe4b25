import type { Command } from './command'
import type { Download } from './download'
import type { Read } from './read'
import * as accountReads from './account/reads'
import * as accountCommands from './account/commands'
import * as ownReads from './own/reads'
import * as ownCommands from './own/commands'
import * as activityReads from './activity/reads'
import * as activityCommands from './activity/commands'
import * as auditReads from './audit/reads'
import * as censusReads from './census/reads'
import * as censusCommands from './census/commands'
import * as dashboardReads from './dashboard/reads'
import * as developmentReads from './development/reads'
import * as developmentCommands from './development/commands'
import * as duesReads from './dues/reads'
import * as duesCommands from './dues/commands'
import * as enterpriseReads from './enterprise/reads'
import * as enterpriseCommands from './enterprise/commands'
import * as reorganisationReads from './reorganisation/reads'
import * as reorganisationCommands from './reorganisation/commands'
import * as copyDownloads from './copy/downloads'
import * as committeeReads from './committee/reads'
import * as committeeCommands from './committee/commands'
import * as groupReads from './group/reads'
import * as groupCommands from './group/commands'
import * as periodCommands from './period/commands'
import * as dutyReads from './duty/reads'
import * as dutyCommands from './duty/commands'
import * as dutyDownloads from './duty/downloads'
import * as figureReads from './figure/reads'
import * as homeReads from './home/reads'
import * as importReads from './import/reads'
import * as importCommands from './import/commands'
import * as importDownloads from './import/downloads'
import * as listReads from './list/reads'
import * as listCommands from './list/commands'
import * as listDownloads from './list/downloads'
import * as memberReads from './member/reads'
import * as memberCommands from './member/commands'
import * as mergeReads from './merge/reads'
import * as mergeCommands from './merge/commands'
import * as organisationReads from './organisation/reads'
import * as organisationCommands from './organisation/commands'
import * as readingReads from './reading/reads'
import * as readingCommands from './reading/commands'
import * as reportReads from './report/reads'
import * as reportCommands from './report/commands'
import * as reportDownloads from './report/downloads'
import * as settingReads from './setting/reads'
import * as settingCommands from './setting/commands'
import * as stationReads from './station/reads'
import * as stationCommands from './station/commands'
import * as floatingReads from './floating/reads'
import * as floatingCommands from './floating/commands'
import * as territoryReads from './territory/reads'
import * as territoryCommands from './territory/commands'
import * as transferReads from './transfer/reads'
import * as transferCommands from './transfer/commands'
import * as unionReads from './union/reads'
import * as unionCommands from './union/commands'

export type Entry = Read | Command | Download

/** These files export entries and nothing else; the type refuses anything besides. */
const files: readonly Readonly<Record<string, Entry>>[] = [
  accountReads,
  accountCommands,
  ownReads,
  ownCommands,
  activityReads,
  activityCommands,
  auditReads,
  censusReads,
  censusCommands,
  dashboardReads,
  developmentReads,
  developmentCommands,
  duesReads,
  duesCommands,
  enterpriseReads,
  enterpriseCommands,
  reorganisationReads,
  reorganisationCommands,
  copyDownloads,
  committeeReads,
  committeeCommands,
  groupReads,
  groupCommands,
  periodCommands,
  dutyReads,
  dutyCommands,
  dutyDownloads,
  figureReads,
  homeReads,
  importReads,
  importCommands,
  importDownloads,
  listReads,
  listCommands,
  listDownloads,
  memberReads,
  memberCommands,
  mergeReads,
  mergeCommands,
  organisationReads,
  organisationCommands,
  readingReads,
  readingCommands,
  reportReads,
  reportCommands,
  reportDownloads,
  settingReads,
  settingCommands,
  stationReads,
  stationCommands,
  floatingReads,
  floatingCommands,
  territoryReads,
  territoryCommands,
  transferReads,
  transferCommands,
  unionReads,
  unionCommands,
]

/**
 * Every read, command and download by name. Route handlers, the API description and the isolation test are
 * made from this list: what is not here cannot be reached, and what is here is tested.
 */
export const registry: ReadonlyMap<string, Entry> = new Map(
  files.flatMap((file) => Object.values(file)).map((entry) => [entry.name, entry]),
)
