'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button-link'
import { floatingOfPersonQuery } from '@/lib/queries/floating'
import { AbsenceTag } from './absence-tag'
import s from './floating.module.css'
import { EndStep, RegisterStep } from './floating-steps'

/** Whether a person is away from the home branch, what that asks for, and the letter of the branch that keeps them. */
export function PersonFloating({ person }: { person: { id: string; name: string } }) {
  const t = useTranslations('floating')
  const none = useTranslations('ui')('none')
  const { data } = useQuery(floatingOfPersonQuery(person.id))
  if (data === undefined) return <>{none}</>
  const { registered, absent, today } = data
  return (
    <span className={s.fact}>
      {registered !== null ? (
        <span>{t('fact.away', { place: registered.place, since: registered.since, contact: registered.contact })}</span>
      ) : absent !== null ? (
        <>
          <span>{t('fact.absent', { since: absent.since })}</span>
          <AbsenceTag alert={absent.alert} />
        </>
      ) : (
        <span>{t('fact.none')}</span>
      )}
      {registered?.mayEdit ? <EndStep row={registered} today={today} /> : null}
      {data.mayRegister ? <RegisterStep person={person} since={absent?.since ?? today} today={today} /> : null}
      {data.mayReport ? (
        <ButtonLink size="sm" href={`/members/${person.id}/feedback`}>
          {t('act.feedback')}
        </ButtonLink>
      ) : null}
    </span>
  )
}
