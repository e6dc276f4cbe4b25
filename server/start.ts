import { IncomingMessage, Server } from 'node:http'
import { dayOf, type Day } from '@/domain/month'
import { env } from '@/env'
import { peerHeader } from './address'
import { base } from './database'
import { resumeImports, runImport } from './import/run'
import { purgeImports } from './import/undo'
import { rollOver } from './indicator/refresh'
import { startJobs } from './jobs'
import { log } from './log'
import { purgeMerges } from './merge/undo'
import { anonymiseDue } from './retention/anonymise'
import { currentSettings } from './setting/current'

const rollOverEvery = 60_000
const retryAfter = 5_000

/** Notes each connection's own address in a header that no client can set: route handlers do not see the socket. */
function noteThePeer(): void {
  const emit = Server.prototype.emit
  Server.prototype.emit = new Proxy(emit, {
    apply(target, server, args: unknown[]) {
      const [event, request] = args
      if (event === 'request' && request instanceof IncomingMessage) request.headers[peerHeader] = request.socket.remoteAddress ?? ''
      return Reflect.apply(target, server, args)
    },
  })
}

/** Opens the new day's cells soon after midnight in Shanghai; many processes may try, one does it. */
async function keepRolling(): Promise<void> {
  try {
    const settings = await currentSettings(base().db)
    const today = dayOf(new Date())
    if (await base().db.transaction((tx) => rollOver(tx, settings, today))) await keepRetention(settings['privacy.retention_years'], today)
  } catch (error) {
    log.error({ err: error }, 'the day could not be opened')
  }
}

/** Makes anonymous whoever left long enough ago, once a day: whichever process opened the day does it. */
async function keepRetention(years: number, today: Day): Promise<void> {
  try {
    const count = await anonymiseDue(base().db, { years, today }, 'system')
    if (count > 0) log.info({ count }, 'persons made anonymous')
  } catch (error) {
    log.error({ err: error }, 'persons could not be made anonymous')
  }
}

/** Takes up imports that an ended process left, and deletes what has been kept long enough, of merges too. */
async function keepImports(): Promise<void> {
  try {
    await resumeImports(base())
    await purgeImports(base())
    await purgeMerges(base())
  } catch (error) {
    log.error({ err: error }, 'imports could not be looked after')
  }
}

/** Works off jobs as soon as the database answers. */
async function work(): Promise<void> {
  try {
    await startJobs(base(), (job) => runImport(base(), job))
  } catch (error) {
    log.error({ err: error }, 'the queue of jobs could not be opened')
    setTimeout(() => void work(), retryAfter).unref()
  }
}

export function start(): void {
  env()
  noteThePeer()
  void keepRolling()
  setInterval(() => void keepRolling(), rollOverEvery).unref()
  void work()
  setInterval(() => void keepImports(), rollOverEvery).unref()
}
