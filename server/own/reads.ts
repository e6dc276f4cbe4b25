import { desc, gt } from 'drizzle-orm'
import { AppError } from '@/domain/errors'
import { ownInput, ownPage } from '@/domain/own'
import { read } from '../read'

/** Who the caller is: name, roles and places, last sign-in, and the sessions that are still good. */
export const showOwn = read({
  name: 'own.page',
  right: 'own',
  http: 'GET /api/me',
  input: ownInput,
  output: ownPage,
  run: async ({ select, from, actor }) => {
    const { own, ownSession } = from
    const idleSince = new Date(Date.now() - actor.settings['session.idle_minutes'] * 60_000).toISOString()
    const [[account], sessions] = await Promise.all([
      select().from(own),
      select()
        .from(ownSession)
        .where(gt(ownSession.lastSeenAt, idleSince))
        .orderBy(desc(ownSession.lastSeenAt), desc(ownSession.id))
        .limit(100),
    ])
    if (account === undefined) throw new AppError('not_found')
    return {
      ...account,
      mustChange: actor.mustChange,
      grants: actor.grants.map((grant) => ({ role: grant.role, place: grant.orgName ?? grant.stationName ?? '' })),
      sessions: sessions.map((session) => ({ ...session, current: session.id === actor.sessionId })),
    }
  },
})
