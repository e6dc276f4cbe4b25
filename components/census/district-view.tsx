'use client'

import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { regionName } from '@/components/region/region-words'
import { ButtonLink } from '@/components/ui/button-link'
import { FailedQuery } from '@/components/ui/failed-query'
import { PageTitle } from '@/components/ui/page-title'
import { Skeleton } from '@/components/ui/skeleton'
import { useWords } from '@/components/ui/use-words'
import type { CensusDistrict } from '@/domain/census'
import { lastLook, nextLook } from '@/domain/census-rule'
import { censusLookKeys, censusLooks, type CensusLook } from '@/domain/census-words'
import { censusDistrictQuery } from '@/lib/queries/census'
import { CampaignState } from './campaign-state'
import s from './census.module.css'
import { LookCard } from './look-card'
import { SupersededCard } from './superseded-card'

const RecordDialog = dynamic(() => import('./record-dialog').then((file) => file.RecordDialog))

/** A district in a census: its looks in their order, and what was corrected below. */
export function DistrictView({ id }: { id: string }) {
  const query = useQuery(censusDistrictQuery(id))
  if (query.data !== undefined) return <District district={query.data} />
  if (!query.isError) return <Skeleton rows={10} />
  return <FailedQuery query={query} />
}

function District({ district }: { district: CensusDistrict }) {
  const t = useTranslations('census')
  const words = useWords()
  const [look, setLook] = useState<CensusLook | null>(null)
  const { campaign, looks, mayReport, orgName, regionCode, superseded, today } = district
  const next = nextLook(looks)
  const last = lastLook(looks)
  return (
    <>
      <PageTitle
        title={regionName(regionCode, words)}
        tags={<CampaignState campaign={campaign} today={today} />}
        subtitle={[campaign.name, orgName, t('subtitle', { from: campaign.opensOn, due: campaign.dueOn })].join(' · ')}
        actions={
          <>
            <ButtonLink href={`/census?campaign=${campaign.id}`}>{t('back')}</ButtonLink>
            {!mayReport || last === null ? null : (
              <Button onClick={() => setLook(last)}>{t('district.correct', { look: words(censusLooks[last]) })}</Button>
            )}
            {!mayReport || next === null ? null : (
              <Button variant="filled" onClick={() => setLook(next)}>
                {t('district.enter', { look: words(censusLooks[next]) })}
              </Button>
            )}
          </>
        }
      />
      <div className={s.stack}>
        {censusLookKeys.map((key) => (
          <LookCard key={key} district={district} look={key} />
        ))}
        {superseded.length === 0 ? null : <SupersededCard rows={superseded} />}
      </div>
      {look === null ? null : <RecordDialog district={district} look={look} onClose={() => setLook(null)} />}
    </>
  )
}
