import { useTranslations } from 'next-intl'
import * as z from 'zod'
import { TextLink } from '@/components/ui/text-link'
import s from './member-form.module.css'
import { refusalOf } from './wrong'

const known = z.object({ id: z.uuid(), name: z.string() })

/** Why a form was not taken; somebody who has the number already is named, and can be gone to. */
export function Refusal({ error }: { error: Error | null }) {
  const t = useTranslations('member.form')
  const errors = useTranslations('errors')
  if (error === null) return null
  const refused = refusalOf(error)
  const person = refused?.code === 'person_known' ? known.safeParse(refused.current).data : undefined
  return (
    <p role="alert" className={s.error}>
      {refused?.message ?? errors('unavailable')}
      {person === undefined ? null : <TextLink href={`/members/${person.id}`}>{t('known', { name: person.name })}</TextLink>}
    </p>
  )
}
