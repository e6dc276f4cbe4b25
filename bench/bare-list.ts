import type { Pool } from 'pg'
import { countLimit, pageSize } from '@/domain/page'

const rows = `
select p.id, p.name, p.pinyin, p.phone_mask as "phoneMask", p.driver_group as "driverGroup", p.stage, p.standing, p.org_id as "orgId", o.name as "orgName",
  e.name as "externalName", p.presence_org_id as "presenceOrgId", k.name as "presenceOrgName", p.joined_on::text as "joinedOn",
  p.anonymised_at as "anonymisedAt"
from (select * from person order by name collate "zh-x-icu", id limit $1) p
left join org o on o.id = p.org_id left join external_org e on e.id = p.external_org_id left join org k on k.id = p.presence_org_id
order by p.name collate "zh-x-icu", p.id`
const total = 'select count(*)::int as count from (select from person limit $1) counted'

/** The first page of the register with total: what `GET /api/members` answers, by the shortest way. */
export async function bareList(pool: Pool): Promise<object> {
  const [found, counted] = await Promise.all([
    pool.query({ name: 'rows', text: rows, values: [pageSize + 1] }),
    pool.query<{ count: number }>({ name: 'total', text: total, values: [countLimit + 1] }),
  ])
  const count = counted.rows[0]?.count ?? 0
  return { items: found.rows.slice(0, pageSize), total: { count: Math.min(count, countLimit), exact: count <= countLimit } }
}
