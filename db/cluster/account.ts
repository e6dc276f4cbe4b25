import { EmbeddedFailure } from './failure'
import { type Account, runProgram } from './program'

const NAME = 'postgres'

/**
 * PostgreSQL refuses to run as root: root lends it the `postgres` account and makes it if missing.
 * Undefined for anybody else: the server runs as the caller.
 */
export async function serverAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const found = await lookUp()
  if (found) return found
  const made = await runProgram('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir',
    '/nonexistent',
    '--shell',
    '/usr/sbin/nologin',
    NAME,
  ])
  const account = await lookUp()
  if (!account)
    throw new EmbeddedFailure(
      `PostgreSQL cannot run as root and the system user "${NAME}" could not be made (${made.output.trim()}): make it, or run as another user.`,
    )
  return account
}

async function lookUp(): Promise<Account | undefined> {
  const [user, group] = await Promise.all([runProgram('id', ['-u', NAME]), runProgram('id', ['-g', NAME])])
  if (user.code !== 0 || group.code !== 0) return undefined
  return { uid: Number(user.output), gid: Number(group.output) }
}
