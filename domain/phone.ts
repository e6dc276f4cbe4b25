import * as z from 'zod'

/** A mainland mobile number: 11 digits from 13 to 19; spaces and hyphens typed by hand are dropped. */
export const phoneSchema = z
  .string()
  .transform((text) => text.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^1[3-9]\d{9}$/, 'phone_invalid'))

/** `138****6021`: what a screen may show without the right to unmask. */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`
