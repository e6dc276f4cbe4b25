import pino from 'pino'

/** The process's log: JSON lines on standard output, no personal data. */
export const log = pino({ level: process.env['LOG_LEVEL'] ?? 'info', base: null })
