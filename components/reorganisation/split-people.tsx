import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { FailedQuery } from '@/components/ui/failed-query'
import { PeopleChecks } from '@/components/ui/people-checks'
import { Skeleton } from '@/components/ui/skeleton'
import { orgRosterQuery } from '@/lib/queries/org'
import s from './reorganise.module.css'

type PeopleProps = { orgId: string; chosen: readonly string[]; error: string | undefined; onChange: (ids: string[]) => void }

/** Who goes along when a branch is split: its own people and those that it keeps. */
export function SplitPeople({ orgId, chosen, error, onChange }: PeopleProps) {
  const t = useTranslations('reorganisation')
  const roster = useQuery(orgRosterQuery(orgId))
  if (roster.isError) return <FailedQuery query={roster} />
  if (roster.data === undefined) return <Skeleton rows={4} />
  if (roster.data.length === 0) return <p className={s.faint}>{t('peopleNone')}</p>
  return (
    <PeopleChecks
      required
      label={t('people')}
      description={t('peopleChosen', { count: chosen.length, total: roster.data.length })}
      people={roster.data.map((person) => ({
        id: person.id,
        text: [person.name, person.phoneMask, person.presence ? t('kept') : null].filter((part) => part !== null).join(' · '),
      }))}
      chosen={chosen}
      error={error}
      onChange={onChange}
    />
  )
}
