import type { Column } from './table'
import type { Choices, Words } from './words'

type Extra = Pick<Column, 'examples'> & { required?: boolean; note?: Words }
/** A column of a template; optional unless it says otherwise. */
export const column = (kind: Column['kind'], label: Words, { required = false, ...rest }: Extra, choices?: Choices): Column => ({
  kind,
  label,
  required,
  ...(choices === undefined ? {} : { choices }),
  ...rest,
})
