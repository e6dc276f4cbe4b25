import { sql, type SQL } from 'drizzle-orm'
import { activityStatesCounted } from '@/domain/activity-words'
import type { IndicatorKey } from '@/domain/indicators'
import { memberStagesCounted } from '@/domain/member-words'
import type { Day } from '@/domain/month'
import type { Settings } from '@/domain/setting'
import type { Source } from './window'

/**
 * SQL of one indicator over `w (org_id, month, first_day, next_first, as_of)`: rows of
 * (org_id, month, region_code, cut, num, den). `as_of` is the month's last day, or today while it runs.
 * The indicator `duties` is computed by the rule in domain/duties.ts instead (see duties.ts beside this file).
 */
export type Measure = { indicator: Exclude<IndicatorKey, 'duties'>; source: Source; rows: SQL }

const list = (values: readonly string[]) =>
  sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )
const validAt = (row: SQL) =>
  sql`${row}.superseded_at is null and ${row}.valid_from <= w.as_of and (${row}.valid_to is null or ${row}.valid_to > w.as_of)`

/** Every measure, for the settings in force and today's date. */
export function measures(settings: Settings, today: Day): Measure[] {
  // The first condition is the index's own; the second tells whom of those aside the month still counts.
  const aside = sql`exists (select from person where person.id = m.person_id and (person.pending or person.merged_into is not null)
    and (person.pending or person.merged_from <= w.as_of))`
  const counted = sql`m.stage in (${list(memberStagesCounted)}) and m.standing in (${list(settings['member.counted'])}) and not ${aside}`
  const held = sql`a.day >= w.first_day and a.day < w.next_first and a.state in (${list(activityStatesCounted)})`
  const yesterday = sql`${today}::date - 1`
  const due = sql`greatest(0, least(w.next_first - 1, ${yesterday}, coalesce(s.closed_on - 1, 'infinity'::date)) - greatest(w.first_day, s.opened_on) + 1)`
  return [
    {
      indicator: 'orgs',
      source: 'org',
      rows: sql`select w.org_id, w.month, o.region_code, coalesce(o.driver_group::text, 'none') || '.' || o.kind, 1, 0
        from w join org o on o.id = w.org_id
        where o.level = 'basic' and o.founded_on <= w.as_of and (o.dissolved_on is null or o.dissolved_on > w.as_of)`,
    },
    {
      indicator: 'stations',
      source: 'station',
      rows: sql`select w.org_id, w.month, s.region_code, s.kind::text, count(*), 0 from w join station s on s.org_id = w.org_id
        where s.opened_on <= w.as_of and (s.closed_on is null or s.closed_on > w.as_of) group by 1, 2, 3, 4`,
    },
    {
      indicator: 'station_visits',
      source: 'station',
      rows: sql`select w.org_id, w.month, s.region_code, s.kind::text, sum(r.count), 0
        from w join station s on s.org_id = w.org_id join reading r on r.station_id = s.id and r.day >= w.first_day and r.day < w.next_first
        group by 1, 2, 3, 4`,
    },
    {
      indicator: 'reporting',
      source: 'station',
      rows: sql`select w.org_id, w.month, s.region_code, s.kind::text,
          sum((select count(*) from reading r where r.station_id = s.id and r.day between greatest(w.first_day, s.opened_on)
            and least(w.next_first - 1, ${yesterday}, coalesce(s.closed_on - 1, 'infinity'::date)))), sum(${due})
        from w join station s on s.org_id = w.org_id group by 1, 2, 3, 4 having sum(${due}) > 0`,
    },
    {
      indicator: 'members_formal',
      source: 'member',
      rows: sql`select w.org_id, w.month, o.region_code, m.stage::text, count(*), 0
        from w join org o on o.id = w.org_id join membership m on m.org_id = w.org_id and ${validAt(sql`m`)} and ${counted}
        group by 1, 2, 3, 4`,
    },
    {
      indicator: 'members_presence',
      source: 'member',
      rows: sql`select w.org_id, w.month, o.region_code, m.stage::text, count(*), 0
        from w join org o on o.id = w.org_id join presence p on p.org_id = w.org_id and p.kind = 'managed' and ${validAt(sql`p`)}
          join membership m on m.person_id = p.person_id and ${validAt(sql`m`)} and ${counted}
        group by 1, 2, 3, 4`,
    },
    {
      indicator: 'member_drivers',
      source: 'member',
      rows: sql`select place.org_id, place.month, o.region_code, place.stage::text, count(*), 0 from (
          select w.org_id, w.month, m.stage, m.person_id from w join presence p on p.org_id = w.org_id and p.kind = 'managed' and ${validAt(sql`p`)}
            join membership m on m.person_id = p.person_id and ${validAt(sql`m`)} and ${counted}
          union all
          select w.org_id, w.month, m.stage, m.person_id from w join membership m on m.org_id = w.org_id and ${validAt(sql`m`)} and ${counted}
            where not exists (select from presence p where p.person_id = m.person_id and p.kind = 'managed' and ${validAt(sql`p`)})
        ) place join person on person.id = place.person_id and person.driver_group = 'truck' join org o on o.id = place.org_id
        group by 1, 2, 3, 4`,
    },
    {
      indicator: 'activities',
      source: 'activity',
      rows: sql`select w.org_id, w.month, o.region_code, '', count(*), 0
        from w join org o on o.id = w.org_id join activity a on a.org_id = w.org_id and ${held} group by 1, 2, 3`,
    },
    {
      indicator: 'activity_kinds',
      source: 'activity',
      rows: sql`select w.org_id, w.month, o.region_code, k.kind::text, count(*), 0
        from w join org o on o.id = w.org_id join activity a on a.org_id = w.org_id and ${held}, unnest(a.kinds) as k(kind) group by 1, 2, 3, 4`,
    },
    {
      indicator: 'attendance',
      source: 'activity',
      rows: sql`select w.org_id, w.month, o.region_code, '', sum(a.present), sum(a.expected)
        from w join org o on o.id = w.org_id join activity a on a.org_id = w.org_id and ${held}
        where a.present is not null and a.expected > 0 group by 1, 2, 3`,
    },
  ]
}
