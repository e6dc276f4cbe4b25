'use client'

import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { LazyOutboxBanner } from '@/components/activity/lazy-outbox-banner'
import { Card } from '@/components/ui/card'
import { FailedQuery } from '@/components/ui/failed-query'
import { PageTitle } from '@/components/ui/page-title'
import { Skeleton } from '@/components/ui/skeleton'
import { homeQuery } from '@/lib/queries/home'
import { BranchNumbers } from './branch-numbers'
import { HomeDuties } from './home-duties'
import s from './home.module.css'

/** A secretary's first screen: what waits to be sent, what is due, how the branch stands. */
export function SecretaryHome({ org }: { org?: string | undefined }) {
  const t = useTranslations('home')
  const format = useFormatter()
  const home = useQuery(homeQuery(org))
  const { data } = home
  if (data === undefined) {
    return home.isError ? <FailedQuery query={home} /> : <Skeleton rows={8} />
  }
  const { done, due, late } = data.duties.tally
  const day = format.dateTime(new Date(`${data.today}T00:00:00+08:00`), { month: 'long', day: 'numeric', weekday: 'short' })
  return (
    <>
      <PageTitle title={data.org.name} subtitle={`${t('secretary', { name: data.secretary })} · ${day}`} />
      <LazyOutboxBanner accountId={data.accountId} />
      <div className={s.columns}>
        <Card
          title={t('duties.title')}
          flush
          actions={late > 0 ? t('duties.tallyLate', { done, due, late }) : t('duties.tally', { done, due })}
        >
          <HomeDuties home={data} />
        </Card>
        <Card
          title={t('branch.title')}
          flush
          actions={
            <span className={s.faint}>
              {t('branch.asOf', {
                time: format.dateTime(new Date(data.asOf), {
                  month: 'long',
                  day: 'numeric',
                  hour: '2-digit',
                  minute: '2-digit',
                  hourCycle: 'h23',
                }),
              })}
            </span>
          }
        >
          <BranchNumbers home={data} />
        </Card>
      </div>
    </>
  )
}
