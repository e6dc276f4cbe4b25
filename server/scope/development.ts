import { and, eq, isNull, sql } from 'drizzle-orm'
import { account } from '@/db/schema/account'
import { developmentStep } from '@/db/schema/development'
import { org } from '@/db/schema/org'
import { membership, person } from '@/db/schema/person'
import type { StageSince, StepRecord } from '@/domain/development-path'
import type { LengthUnit } from '@/domain/development-words'
import type { Day } from '@/domain/month'
import { insidePerson, presenceOrg, type Scope } from './place'

/** How far visible persons have come on the way to membership. */
export function developmentViews({ db, today, place }: Scope) {
  return {
    /** Visible persons with all that decides their development: a row each, so that a page of many asks once. */
    get developing() {
      return db
        .select({
          id: person.id,
          name: person.name,
          stage: person.stage,
          standing: person.standing,
          bornOn: person.bornOn,
          version: person.version,
          orgId: person.orgId,
          presenceOrgId: person.presenceOrgId,
          orgName: sql<string | null>`coalesce(${org.name}, ${presenceOrg.name})`.as('developing_org_name'),
          // One JSON text a row, without names in it: an array of the database is read character by character.
          stages: sql`(select coalesce(json_agg(json_build_array(${membership.stage}, ${membership.validFrom})
            order by ${membership.validFrom}), '[]')
            from ${membership} where ${and(eq(membership.personId, person.id), isNull(membership.supersededAt))})`
            .mapWith((rows: [StageSince['stage'], Day][]) => rows.map(([stage, from]): StageSince => ({ stage, from })))
            .as('developing_stages'),
          steps: sql`(select coalesce(json_agg(json_build_array(${developmentStep.step}, ${developmentStep.doneOn},
            ${developmentStep.amount}, ${developmentStep.unit})), '[]')
            from ${developmentStep} where ${and(eq(developmentStep.personId, person.id), isNull(developmentStep.supersededAt))})`
            .mapWith((rows: [StepRecord['step'], Day, number | null, LengthUnit | null][]) =>
              rows.map(([step, doneOn, amount, unit]): StepRecord => ({
                step,
                doneOn,
                length: amount === null || unit === null ? null : { amount, unit },
              })),
            )
            .as('developing_steps'),
        })
        .from(person)
        .leftJoin(org, eq(org.id, person.orgId))
        .leftJoin(presenceOrg, eq(presenceOrg.id, person.presenceOrgId))
        .where(insidePerson(place('person.read'), today))
        .as('developing_view')
    },
    /** The steps in force of visible persons' development. */
    get development() {
      return db
        .select({
          id: developmentStep.id,
          personId: developmentStep.personId,
          step: developmentStep.step,
          doneOn: developmentStep.doneOn,
          amount: developmentStep.amount,
          unit: developmentStep.unit,
          basis: developmentStep.basis,
          recordedBy: sql<string | null>`${account.displayName}`.as('step_recorded_by'),
        })
        .from(developmentStep)
        .innerJoin(person, eq(person.id, developmentStep.personId))
        .leftJoin(account, eq(account.id, developmentStep.recordedBy))
        .where(and(isNull(developmentStep.supersededAt), insidePerson(place('person.read'), today)))
        .as('development_view')
    },
  }
}
