import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import type { Finished } from './child'
import { explain } from './sentence'
import { seconds } from './steps'

/** How many checks or tests passed and failed, what to show if some did, and which tests those were. */
export type Count = { passed: number; failed: number; output: string; failures?: string[] }

const vitestSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      message: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()) })),
    }),
  ),
})
const playwrightSchema = z.object({ stats: z.object({ expected: z.number(), flaky: z.number(), unexpected: z.number() }) })

/** Adds up everything that the run counted, and prints a line for each part as it ends. */
export class Tally {
  passed = 0
  failed = 0
  private readonly failures: string[] = []

  /** Runs one part; whatever it throws counts as one failure, so that the later parts still run. */
  async add(label: string, part: () => Promise<Count>): Promise<Count> {
    const began = performance.now()
    const count = await part().catch((error: unknown): Count => ({ passed: 0, failed: 1, output: explain(error) }))
    this.passed += count.passed
    this.failed += count.failed
    const numbers = count.failed > 0 ? `${count.passed} passed, ${count.failed} failed` : `${count.passed} passed`
    console.log(`${count.failed > 0 ? '✗' : '✓'} ${label} … ${numbers}, ${seconds(performance.now() - began)}`)
    if (count.failed > 0) console.log(`${count.output.trim()}\n`)
    for (const failure of count.failures ?? []) this.failures.push(`${label}: ${failure}`)
    return count
  }

  /** What failed, once more, where a reader of the last lines finds it; then how many. */
  close(): void {
    for (const failure of this.failures) console.log(`✗ ${failure}\n`)
    console.log(`${this.passed} passed, ${this.failed} failed`)
  }
}

/** A check is one: passed or failed. */
export function countCheck({ code, output }: Finished): Count {
  return code === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output }
}

/** Vitest's own count, from the report that it wrote. */
export async function countVitest(finished: Finished, report: string): Promise<Count> {
  const counts = vitestSchema.safeParse(await readReport(report)).data
  const failures = counts?.testResults.flatMap(({ message, assertionResults }) => [
    ...(message === '' ? [] : [message]),
    ...assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => [fullName, ...failureMessages].join('\n')),
  ])
  return { ...countTests(finished, counts?.numPassedTests, counts?.numFailedTests), failures: failures ?? [] }
}

/** Playwright's own count, from the report that it wrote. */
export async function countPlaywright(finished: Finished, report: string): Promise<Count> {
  const stats = playwrightSchema.safeParse(await readReport(report)).data?.stats
  return countTests(finished, stats && stats.expected + stats.flaky, stats?.unexpected)
}

/** A run that ends badly without a failed test (a file that does not load) has failed once. */
function countTests({ code, output }: Finished, passed = 0, failed = 0): Count {
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1), output }
}

async function readReport(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => 'null')
  return JSON.parse(text)
}
