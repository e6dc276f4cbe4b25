import { AppError } from '@/domain/errors'

/** Refuses an input for one of its fields, by the code whose words the form shows there. */
export function refuse(field: string, code: string): never {
  throw new AppError('invalid', { fields: { [field]: code } })
}
