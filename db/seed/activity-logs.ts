import type { ActivityKind, ActivityState, CohostState } from '@/domain/activity-words'

export type ActivityRow = {
  id: string
  orgId: string
  kinds: ActivityKind[]
  title: string
  startsAt: string
  endsAt: string
  stationId: string | null
  place: string | null
  summary: string
  expected: number | null
  present: number | null
  guests: number
  state: ActivityState
  stateNote: string | null
  loggedBy: string
  loggedAt: string
}
type AttendanceRow = { activityId: string; personId: string }
export type CohostRow = { activityId: string; orgId: string; state: CohostState; answeredBy: string | null; answeredAt: string | null }
export type ActivityLogs = { activities: ActivityRow[]; attendance: AttendanceRow[]; cohosts: CohostRow[] }
