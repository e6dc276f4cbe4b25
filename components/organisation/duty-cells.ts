import type { Duty } from '@/domain/duties'
import { dutyKinds, type DutyKind } from '@/domain/duty-words'
import { monthsBetween } from '@/domain/month'

export type DutySpan = { duties: readonly Duty[]; span: number; first: Duty }

/** A duty's columns: months of its period, neighbours that do not apply for the same reason in one. */
export function spansOf(duties: readonly Duty[], kind: DutyKind): DutySpan[] {
  return duties
    .filter((duty) => duty.kind === kind)
    .reduce<DutySpan[]>((spans, duty) => {
      const span = monthsBetween(duty.from, duty.to) + 1
      const last = spans.at(-1)
      const joins =
        last !== undefined && duty.state === 'not_applicable' && last.first.state === 'not_applicable' && last.first.reason === duty.reason
      return joins
        ? [...spans.slice(0, -1), { ...last, duties: [...last.duties, duty], span: last.span + span }]
        : [...spans, { duties: [duty], span, first: duty }]
    }, [])
}

/** How many of a kind's duties are done in the year, of those that apply. */
export function totalOf(duties: readonly Duty[], kind: DutyKind): { done: number; due: number } {
  const applying = duties.filter((duty) => duty.kind === kind && duty.state !== 'not_applicable')
  return { done: applying.filter((duty) => duty.state === 'done').length, due: applying.length }
}

/** What is to be done now: pending first, then what can only be made up, newest first. */
export function openDuties(duties: readonly Duty[]): Duty[] {
  const byDue = (a: Duty, b: Duty) => (a.due < b.due ? 1 : a.due > b.due ? -1 : dutyKinds.indexOf(a.kind) - dutyKinds.indexOf(b.kind))
  return [...duties.filter((duty) => duty.state === 'pending').sort(byDue), ...duties.filter((duty) => duty.state === 'late').sort(byDue)]
}

/** Where a cell leads: the evidence, or the form already filled for whoever may log. */
export function dutyHref(duty: Duty, org: { id: string; mayLog: boolean }, today: string): string | undefined {
  if (duty.activityId !== null) return `/activities/${duty.activityId}`
  if (!org.mayLog || (duty.state !== 'pending' && duty.state !== 'late')) return undefined
  return `/activities/new?org=${org.id}&kind=${duty.kind}&date=${duty.state === 'late' ? duty.due : today}`
}
