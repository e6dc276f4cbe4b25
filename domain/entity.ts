import type * as z from 'zod'
import type { Choices, Words } from './words'

/** Where a field is shown. */
type Surface = 'form' | 'list' | 'export'
type FieldKind = 'text' | 'long' | 'date' | 'time' | 'count' | 'choice' | 'choices' | 'org' | 'station' | 'phone' | 'id_number'

type Field<S extends z.ZodType = z.ZodType> = {
  readonly kind: FieldKind
  readonly label: Words
  readonly schema: S
  readonly on: readonly Surface[]
  readonly choices?: Choices
}
type Fields = Readonly<Record<string, Field>>
type Shape<F extends Fields> = { [P in keyof F]: F[P]['schema'] }

/**
 * A noun described once: its fields with label, schema and surfaces.
 * Forms, tables, spreadsheets and the API description are made from it.
 */
export function entity<const K extends string, const F extends Fields>(key: K, label: Words, fields: F) {
  return { key, label, fields }
}

/** The zod shape of an entity's fields, to spread into an input schema. */
export function shapeOf<F extends Fields>(noun: { fields: F }): Shape<F>
export function shapeOf(noun: { fields: Fields }): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(noun.fields).map(([key, field]) => [key, field.schema.meta({ title: field.label.zh, description: field.label.en })]),
  )
}
