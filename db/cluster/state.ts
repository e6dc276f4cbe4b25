import { readFile, rename, writeFile } from 'node:fs/promises'
import * as z from 'zod'

const stateSchema = z.object({ folder: z.string(), port: z.number().int(), password: z.string() })

/** What a later launcher needs to know a surviving server by. */
export type State = z.infer<typeof stateSchema>

/** The stored state; undefined if there is none or it cannot be read as one. */
export async function readState(file: string): Promise<State | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '')
  try {
    return stateSchema.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** Replaces the state whole, readable by its owner only. */
export async function writeState(file: string, state: State): Promise<void> {
  const next = `${file}.next`
  await writeFile(next, JSON.stringify(state), { mode: 0o600 })
  await rename(next, file)
}
