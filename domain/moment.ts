const minutes = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })
const seconds = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })

/** An instant as tables show it, `2026-07-24 14:05`, in Shanghai whatever the machine's own zone. */
export const momentOf = (instant: string): string => minutes.format(new Date(instant))
/** The same to the second. */
export const exactMomentOf = (instant: string): string => seconds.format(new Date(instant))
