import { and, eq, isNull, ne, or, sql, type SQL } from 'drizzle-orm'
import { committeeTerm, post } from '@/db/schema/committee'
import { org } from '@/db/schema/org'
import { person } from '@/db/schema/person'
import type { Day } from '@/domain/month'
import { insideOrg, insidePerson, type Scope } from './place'

/** Whoever had left the branch before a post was given held it for no day. */
const held = or(isNull(post.validTo), ne(post.validTo, post.validFrom))

/** Terms, and who holds or held which post. */
export function committeeViews({ db, today, place }: Scope) {
  const posts = <N extends string>(where: SQL | undefined, name: N) =>
    db
      .select({
        id: post.id,
        orgId: post.orgId,
        orgName: sql<string>`${org.name}`.as('post_org_name'),
        personId: post.personId,
        kind: post.kind,
        validFrom: post.validFrom,
        validTo: post.validTo,
        basis: post.basis,
        endBasis: post.endBasis,
        name: sql<string>`${person.name}`.as('post_name'),
      })
      .from(post)
      .innerJoin(person, eq(person.id, post.personId))
      .innerJoin(org, eq(org.id, post.orgId))
      .where(and(isNull(person.mergedInto), held, where))
      .as(name)
  return {
    /** Elections of visible organisations and the terms that they began. */
    get term() {
      return db
        .select()
        .from(committeeTerm)
        .where(insideOrg(committeeTerm.orgId, place('org.read'), today))
        .as('term_view')
    },
    /** Who holds or held which post in visible organisations, by name. */
    get post() {
      return posts(insideOrg(post.orgId, place('person.read'), today), 'post_view')
    },
    /** Which posts visible persons hold or held, as their other dated rows tell where they belonged. */
    get postOfPerson() {
      return posts(insidePerson(place('person.read'), today), 'post_of_person_view')
    },
    /** The terms of visible organisations, and since when until when they had secretaries: nothing that tells who. */
    get tenure() {
      const inside = place('indicator.read')
      const of = (what: 'term' | 'secretary') => sql<'term' | 'secretary'>`${what}::text`.as('tenure_of')
      const terms = db
        .select({
          orgId: committeeTerm.orgId,
          of: of('term'),
          from: committeeTerm.electedOn,
          to: sql<Day | null>`${committeeTerm.endsOn}`.as('tenure_to'),
        })
        .from(committeeTerm)
        .where(insideOrg(committeeTerm.orgId, inside, today))
      const posts = db
        .select({ orgId: post.orgId, of: of('secretary'), from: post.validFrom, to: sql<Day | null>`${post.validTo}`.as('tenure_to') })
        .from(post)
        .where(and(eq(post.kind, 'secretary'), held, insideOrg(post.orgId, inside, today)))
      return terms.unionAll(posts).as('tenure_view')
    },
  }
}
