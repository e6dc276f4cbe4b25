'use client'

import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useQueryStates } from 'nuqs'
import { useState } from 'react'
import { Empty } from '@/components/ui/empty'
import { FailedQuery } from '@/components/ui/failed-query'
import { FilterBar } from '@/components/ui/filter-bar'
import { PageTitle } from '@/components/ui/page-title'
import { SelectFilter } from '@/components/ui/select-filter'
import { Skeleton } from '@/components/ui/skeleton'
import type { CensusPage } from '@/domain/census'
import { settledLook } from '@/domain/census-rule'
import { censusQuery } from '@/lib/queries/census'
import { CampaignState } from './campaign-state'
import { censusAddress, inputOf } from './census-address'
import { CensusCompare } from './census-compare'
import { CensusFunnel } from './census-funnel'
import { CensusProgress } from './census-progress'
import s from './census.module.css'

const OpenDialog = dynamic(() => import('./open-dialog').then((file) => file.OpenDialog))
const CloseDialog = dynamic(() => import('./close-dialog').then((file) => file.CloseDialog))

/** A census of the city: who has reported, what it adds up to, and the districts compared. */
export function CensusView() {
  const t = useTranslations('census')
  const [asked, ask] = useQueryStates(censusAddress, { history: 'push', scroll: false })
  const query = useQuery(censusQuery(inputOf(asked)))
  const page = query.data
  const campaign = page?.campaign ?? null
  return (
    <>
      <PageTitle
        title={t('title')}
        tags={page === undefined || campaign === null ? null : <CampaignState campaign={campaign} today={page.today} />}
        subtitle={
          campaign === null
            ? undefined
            : [campaign.name, t('subtitle', { from: campaign.opensOn, due: campaign.dueOn }), campaign.note]
                .filter((part) => part !== '')
                .join(' · ')
        }
        actions={page === undefined ? null : <Actions page={page} onOpened={() => void ask({ campaign: null, look: null })} />}
      />
      {page === undefined || campaign === null || page.campaigns.length < 2 ? null : (
        <FilterBar label={t('filter')}>
          <SelectFilter
            label={t('campaign')}
            value={campaign.id}
            options={page.campaigns.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => void ask({ campaign: id, look: null })}
          />
        </FilterBar>
      )}
      {page === undefined ? (
        query.isError ? (
          <FailedQuery query={query} />
        ) : (
          <Skeleton rows={10} />
        )
      ) : campaign === null ? (
        <Empty title={t('none')} hint={t('noneHint')} />
      ) : page.districts.length === 0 ? (
        <Empty title={t('nothing')} hint={t('nothingHint')} />
      ) : (
        <div className={s.stack}>
          <CensusProgress districts={page.districts} campaign={campaign} today={page.today} />
          <CensusFunnel page={page} />
          <CensusCompare
            districts={page.districts}
            look={asked.look ?? settledLook(page.districts)}
            onLook={(look) => void ask({ look })}
          />
        </div>
      )}
    </>
  )
}

/** The city opens a census when none runs, and closes the one that does. */
function Actions({ page: { campaign, mayOpen, districts, today, campaigns }, onOpened }: { page: CensusPage; onOpened: () => void }) {
  const t = useTranslations('census')
  const [asking, setAsking] = useState(false)
  const close = () => setAsking(false)
  const newest = campaigns[0]?.id
  if (!mayOpen || (campaign !== null && campaign.closedOn !== null && campaign.id !== newest)) return null
  if (campaign !== null && campaign.closedOn === null)
    return (
      <>
        <Button onClick={() => setAsking(true)}>{t('close.action')}</Button>
        {asking ? <CloseDialog campaign={campaign} districts={districts} onClose={close} /> : null}
      </>
    )
  return (
    <>
      <Button variant="filled" onClick={() => setAsking(true)}>
        {t('open.action')}
      </Button>
      {asking ? <OpenDialog today={today} onOpened={onOpened} onClose={close} /> : null}
    </>
  )
}
