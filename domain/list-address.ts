import * as z from 'zod'
import { accountListInput } from './account'
import { activityListInput } from './activity'
import { developmentListInput } from './development'
import { duesInput } from './dues'
import { dutyListInput } from './duty-list'
import { enterpriseListInput } from './enterprise'
import type { ListKey } from './list-columns'
import { memberListInput } from './member'
import { orgTreeFilter } from './org'
import { stationListInput } from './station'
import { readingMonthInput } from './traffic'
import { transferListInput } from './transfer'

const unfiltered = z.object({})
const turned = { cursor: true, limit: true } as const

/** What a list is asked for by its address. Which page is turned to, and which persons were picked, is not kept. */
const addresses: Readonly<Record<ListKey, z.ZodObject>> = {
  members: memberListInput.omit({ ...turned, before: true, only: true, except: true }),
  development: developmentListInput.omit(turned),
  dues: duesInput,
  duesBranches: duesInput,
  transfers: transferListInput.omit(turned),
  absent: unfiltered,
  floating: unfiltered,
  organisations: orgTreeFilter,
  stations: stationListInput.omit(turned),
  readings: readingMonthInput.omit(turned),
  activities: activityListInput.omit(turned),
  duties: dutyListInput.omit(turned),
  enterprises: enterpriseListInput.omit(turned),
  union: unfiltered,
  accounts: accountListInput.omit(turned),
}

/** What the address of a list says where the list's input says nothing: every stage, or every state. */
const everything: Partial<Record<ListKey, readonly [string, string]>> = {
  members: ['stage', 'everyone'],
  stations: ['state', 'all'],
  enterprises: ['state', 'all'],
}

/**
 * The filters, order and search of a list's address as the list itself understands them, in one order; null where it
 * would not. What is no part of the view is left out.
 */
export function viewIn(list: ListKey, query: string): string | null {
  const told = new URLSearchParams(query)
  const [name, all] = everything[list] ?? []
  const whole = name !== undefined && told.get(name) === all
  const asked = Object.fromEntries([...told].filter(([key, value]) => value !== '' && !(whole && key === name)))
  const schema = addresses[list]
  if (!schema.safeParse(asked).success) return null
  const kept = Object.keys(schema.shape).flatMap((key) => {
    const value = told.get(key)
    return value === null || value === '' ? [] : [[key, value]]
  })
  return new URLSearchParams(kept).toString()
}
