import { sql, type SQL } from 'drizzle-orm'
import * as z from 'zod'
import type { Connection } from '@/db/open'
import { standingsLeft } from '@/domain/member-words'
import type { Day } from '@/domain/month'

/** Nobody is made anonymous by what was recorded in the last days: a slip of the pen about a year can still be mended. */
const graceDays = 90

const left = sql.join(
  standingsLeft.map((standing) => sql`${standing}`),
  sql`, `,
)

/** Until when a person belonged to an organisation of the tree, was kept by one, or held a post there; null for never. */
const stayedUntil = sql`(select max(coalesce(stay.until, 'infinity')) from (
  select valid_to as until from membership where person_id = p.id and superseded_at is null and org_id is not null and standing not in (${left})
  union all select valid_to from presence where person_id = p.id and superseded_at is null
  union all select valid_to from post where person_id = p.id) as stay)`
const leftOn = sql`coalesce(${stayedUntil}, (select min(valid_from) from membership where person_id = p.id and superseded_at is null),
  p.withdrawn_at::date, p.created_at::date)`

/** Something is under way, or may still be taken back, for which it has to be known who this is. */
const waiting = (today: Day) => sql`exists (select from transfer where person_id = p.id and state = 'sent')
  or exists (select from identity_check where (person_id = p.id or holder_id = p.id) and state = 'open')
  or exists (select from person_merge where (kept_id = p.id or gone_id = p.id) and undone_at is null and undo_until >= ${today})
  or p.id in (select r.row_id from import_result r join import_batch b on b.id = r.batch_id where b.undo_until >= ${today})`

const recent = (dated: 'membership' | 'presence', today: Day) => sql`exists (select from ${sql.identifier(dated)} where person_id = p.id
  and greatest(recorded_at, superseded_at) >= ${today}::date - ${graceDays}::int)`

/** Somebody of this name holds an account over an organisation where the person stood: accounts are not tied to entries. */
const signsIn = (
  today: Day,
) => sql`exists (select from account a join "grant" g on g.account_id = a.id left join station s on s.id = g.station_id
  where a.display_name = p.name and a.locked_at is null and (g.valid_to is null or g.valid_to >= ${today})
    and coalesce(g.org_id, s.org_id) in (select c.ancestor_id from org_closure c where c.org_id in (
      select org_id from membership where person_id = p.id union select org_id from presence where person_id = p.id)))`

const goneSince = ({ years, today }: Retention): SQL => sql`from person p
  where p.anonymised_at is null and p.merged_into is null
    and p.presence_org_id is null and (p.org_id is null or p.standing in (${left}))
    and ${leftOn} <= (${today}::date - make_interval(years => ${years}))::date
    and not (${waiting(today)}) and not ${recent('membership', today)} and not ${recent('presence', today)} and not ${signsIn(today)}`

/** How long data are kept once somebody has left, and the day of asking. */
export type Retention = { years: number; today: Day }

const counted = z.tuple([z.object({ count: z.int() })])
const found = z.array(z.object({ id: z.uuid() }))

/** How many have been gone for longer than data are kept; an entry that was merged goes with the one it was merged into. */
export async function countDue(db: Connection, retention: Retention): Promise<number> {
  const { rows } = await db.execute(sql`select count(*)::int as count ${goneSince(retention)}`)
  return counted.parse(rows)[0].count
}

/** Some of them, locked; what somebody else holds waits for another time. */
export async function takeDue(tx: Connection, retention: Retention, most: number): Promise<string[]> {
  const { rows } = await tx.execute(sql`select p.id ${goneSince(retention)} order by p.id limit ${most} for update of p skip locked`)
  return found.parse(rows).map(({ id }) => id)
}
