import { eq } from 'drizzle-orm'
import { basisNames, filterLabels } from '@/domain/list-words'
import { regionNames } from '@/domain/region'
import { labelOf, type Choices, type Words } from '@/domain/words'
import type { ReadKit } from '../read'

/** How a filter of a list is told in its file; null where it says nothing. */
export type FilterTold = {
  label: Words
  told: (kit: ReadKit, value: string, input: Readonly<Record<string, unknown>>) => Promise<Words | null>
}

const same = (text: string): Words => ({ zh: text, en: text })

const asItIs = (label: Words): FilterTold => ({ label, told: async (_, value) => (value === '' ? null : same(value)) })
/** A filter whose values have words of their own. */
export const among = (label: Words, ...choices: readonly Choices[]): FilterTold => ({
  label,
  told: async (_, value) => labelOf(Object.assign({}, ...choices), value),
})

/** Persons by their ids: how many they are, since ids tell nobody anything. */
const howMany = (label: Words): FilterTold => ({
  label,
  told: async (_, ids) => {
    const count = ids.split(',').length
    return { zh: `${count} 人`, en: String(count) }
  },
})

/** The filters that many lists have. */
export const common = {
  org: {
    label: filterLabels.org,
    told: async ({ select, from: { org } }, id) => {
      const [found] = await select({ name: org.name }).from(org).where(eq(org.id, id))
      return found === undefined ? null : same(found.name)
    },
  },
  region: among(filterLabels.region, regionNames),
  month: asItIs(filterLabels.month),
  q: asItIs(filterLabels.q),
  /** Which tree is asked makes no difference today. */
  basis: { label: filterLabels.basis, told: async (_, value, input) => (input['month'] === undefined ? null : labelOf(basisNames, value)) },
  only: howMany(filterLabels.only),
  except: howMany(filterLabels.except),
} as const satisfies Readonly<Record<string, FilterTold>>

/** The filters in force, in words, in the order in which the list has them. */
export async function filtersTold(
  kit: ReadKit,
  filters: Readonly<Record<string, FilterTold>>,
  input: Readonly<Record<string, unknown>>,
): Promise<{ key: string; label: Words; value: Words }[]> {
  const told: { key: string; label: Words; value: Words }[] = []
  for (const [key, filter] of Object.entries(filters)) {
    const given = input[key]
    const value = typeof given === 'string' ? await filter.told(kit, given, input) : null
    if (value !== null) told.push({ key, label: filter.label, value })
  }
  return told
}
