import type { Day } from './month'

/** One whole day in a calendar file. */
export type CalendarEvent = { uid: string; day: Day; title: string; text: string; remindDays: number }

const escaped = (text: string) => text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replace(/\r?\n/g, '\\n')

const lineOctets = 75
const encoder = new TextEncoder()

/** A content line of at most 75 octets, folded between characters (RFC 5545, §3.1). */
export function folded(line: string): string {
  const parts = ['']
  let room = lineOctets
  for (const character of line) {
    const size = encoder.encode(character).length
    if (size > room) {
      parts.push('')
      // The blank that marks a folded line counts too.
      room = lineOctets - 1
    }
    parts[parts.length - 1] = `${parts.at(-1) ?? ''}${character}`
    room -= size
  }
  return parts.join('\r\n ')
}

/** A calendar file (RFC 5545) of whole days, each with a reminder at nine in the morning some days before. `now` is an ISO instant. */
export function calendarOf(name: string, events: readonly CalendarEvent[], now: string): string {
  const stamp = `${now.slice(0, 19).replace(/[-:]/g, '')}Z`
  const lines = events.flatMap((event) => [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${event.day.replaceAll('-', '')}`,
    `SUMMARY:${escaped(event.title)}`,
    `DESCRIPTION:${escaped(event.text)}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(event.title)}`,
    `TRIGGER:-P${String(event.remindDays - 1)}DT15H`,
    'END:VALARM',
    'END:VEVENT',
  ])
  const calendar = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Hongyi//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...lines,
    'END:VCALENDAR',
  ]
  return `${calendar.map(folded).join('\r\n')}\r\n`
}
