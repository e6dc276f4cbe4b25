import { eq } from 'drizzle-orm'
import { AppError } from '@/domain/errors'
import { ended, ownInput, ownLocale, ownPassword, ownSessionEnd } from '@/domain/own'
import { isStrong } from '@/domain/password'
import { changePassword, endSession, endSessions } from '../account/secret'
import { command, type CommandKit } from '../command'
import { nouns } from '../nouns'
import { refuse } from '../refusal'

const mine = (kit: CommandKit) => ({ id: kit.actor.accountId, at: 'city' as const })

/** The language of the caller; the page keeps it in a cookie as well. */
export const setOwnLocale = command({
  name: 'own.locale',
  right: 'own',
  http: 'PUT /api/me/locale',
  input: ownLocale,
  output: ownLocale,
  run: async (kit, { locale }) => {
    const account = await kit.amend(nouns.account, kit.actor.accountId, { locale })
    return { locale: account.locale }
  },
})

/** A new password of one's own choice; every other session ends. */
export const changeOwnPassword = command({
  name: 'own.password',
  right: 'own',
  http: 'PUT /api/me/password',
  unkept: 'the input holds passwords',
  input: ownPassword,
  output: ownInput,
  run: async (kit, { current, next }) => {
    if (!isStrong(next, kit.actor.name)) refuse('next', 'password_weak')
    await changePassword(kit, mine(kit), current, next)
    return {}
  },
})

export const endOwnSession = command({
  name: 'own.session_end',
  right: 'own',
  http: 'DELETE /api/me/sessions/{id}',
  input: ownSessionEnd,
  output: ended,
  run: async (kit, { id }) => {
    const { ownSession } = kit.from
    const [found] = await kit.select({ id: ownSession.id }).from(ownSession).where(eq(ownSession.id, id))
    if (found === undefined) throw new AppError('not_found')
    await endSession(kit, mine(kit), id)
    return { ended: 1 }
  },
})

/** Signs out everywhere, here too. */
export const endOwnSessions = command({
  name: 'own.sessions_end',
  right: 'own',
  http: 'DELETE /api/me/sessions',
  input: ownInput,
  output: ended,
  run: async (kit) => {
    const { ownSession } = kit.from
    const open = await kit.select({ id: ownSession.id }).from(ownSession)
    await endSessions(kit, mine(kit))
    return { ended: open.length }
  },
})
