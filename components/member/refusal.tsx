import { useTranslations } from 'next-intl'
import { TextLink } from '@/components/ui/text-link'
import s from './member-form.module.css'
import { refusalOf } from './wrong'

/** Whom a refusal names. */
function personIn(current: unknown): { id: string; name: string } | undefined {
  if (typeof current !== 'object' || current === null || !('id' in current) || !('name' in current)) return undefined
  const { id, name } = current
  return typeof id === 'string' && typeof name === 'string' ? { id, name } : undefined
}

/** Why a form was not taken; somebody who has the number already is named, and can be gone to. */
export function Refusal({ error }: { error: Error | null }) {
  const t = useTranslations('member.form')
  const errors = useTranslations('errors')
  if (error === null) return null
  const refused = refusalOf(error)
  const person = refused?.code === 'person_known' ? personIn(refused.current) : undefined
  return (
    <p role="alert" className={s.error}>
      {refused?.message ?? errors('unavailable')}
      {person === undefined ? null : <TextLink href={`/members/${person.id}`}>{t('known', { name: person.name })}</TextLink>}
    </p>
  )
}
