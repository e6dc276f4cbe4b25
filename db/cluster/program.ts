import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'

/** The system account as which a program runs. */
export type Account = { uid: number; gid: number }
export type Outcome = { code: number | null; output: string }

/**
 * Runs a short program to its end, as `account` if one is given.
 * In a session of its own, so that a Ctrl-C does not break it off half-way.
 */
export function runProgram(
  file: string,
  args: string[],
  options: { account?: Account | undefined; input?: string } = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn('env', ['LC_ALL=C', file, ...args], {
      ...(options.account && { uid: options.account.uid, gid: options.account.gid }),
      // The account may not be able to stand in the caller's folder.
      cwd: '/',
      detached: true,
    })
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.stdin.on('error', () => undefined)
    child.stdin.end(options.input ?? '')
    child.once('error', (error) => resolve({ code: null, output: error.message }))
    child.once('close', (code) => resolve({ code, output }))
  })
}

/** The command line of a live process; undefined if there is none (a zombie has none either). */
export async function commandLine(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    return line.replaceAll('\0', ' ').trim() || undefined
  }
  const { code, output } = await runProgram('/bin/ps', ['-o', 'command=', '-p', String(pid)])
  return code === 0 ? output.trim() || undefined : undefined
}
