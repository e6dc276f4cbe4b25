import * as z from 'zod'
import { orgCreate, orgEdit } from '@/domain/org'
import type { OrgDraft } from './org-draft'

/** An organisation as it stands, which a conflict carries. */
export const standingOrg = z.object({
  version: z.number(),
  name: z.string(),
  kind: z.string(),
  regionCode: z.string(),
  driverGroup: z.string().nullable(),
  enterprise: z.string().nullable(),
  enterpriseId: z.string().nullable(),
  standsForKind: z.string().nullable(),
  standsFor: z.string().nullable(),
  foundedOn: z.string(),
  committeeSince: z.string().nullable(),
})

const blank = (text: string) => (text.trim() === '' ? null : text)

/** The draft as the server takes it: of a new organisation, or of one with its id and the version seen. */
export function factsOf({ parentId, ...typed }: OrgDraft, edited: { id: string; version: number } | undefined) {
  const facts = {
    ...typed,
    driverGroup: blank(typed.driverGroup),
    enterprise: blank(typed.enterprise),
    enterpriseId: blank(typed.enterpriseId),
    standsForKind: blank(typed.standsForKind),
    standsFor: blank(typed.standsFor),
    committeeSince: blank(typed.committeeSince),
  }
  return edited === undefined ? orgCreate.safeParse({ ...facts, parentId }) : orgEdit.safeParse({ ...facts, ...edited })
}
