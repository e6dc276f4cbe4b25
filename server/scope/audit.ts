import { auditEvent } from '@/db/schema/audit'
import type { Scope } from './place'

/** The audit log, whole: for whoever holds that one right. */
export function auditViews({ db, place }: Scope) {
  return {
    get audit() {
      place('audit.read')
      return db.select().from(auditEvent).as('audit_view')
    },
  }
}
