import { and, eq, isNull } from 'drizzle-orm'
import { committeeTerm, post } from '@/db/schema/committee'
import { person } from '@/db/schema/person'
import { insideOrg, type Scope } from './place'

/** Terms, and who holds or held which post. */
export function committeeViews({ db, today, place }: Scope) {
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
      return db
        .select({
          id: post.id,
          orgId: post.orgId,
          personId: post.personId,
          kind: post.kind,
          validFrom: post.validFrom,
          validTo: post.validTo,
          basis: post.basis,
          name: person.name,
        })
        .from(post)
        .innerJoin(person, eq(person.id, post.personId))
        .where(and(isNull(person.mergedInto), insideOrg(post.orgId, place('person.read'), today)))
        .as('post_view')
    },
  }
}
