import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { IconChartBar } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Frame } from '@/app/frame'
import { OrgView } from '@/components/organisation/org-view'
import { IssueButton } from '@/components/report/issue-button'
import { ButtonLink } from '@/components/ui/button-link'
import { dayOf, monthOf } from '@/domain/month'
import { monthSchema } from '@/domain/date-schema'
import { addressOf } from '@/lib/api'
import { basisIn } from '@/lib/basis'
import { makeQueryClient } from '@/lib/query-client'
import { orgPageQuery } from '@/lib/queries/org'
import { can } from '@/server/actor'
import { orgGet, orgPage } from '@/server/organisation/reads'
import { pageRead, prefetch, workingActor } from '@/server/page'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await pageRead(orgGet, { id: (await params).id })).name }
}

export default async function OrganisationPage({ params, searchParams }: Props) {
  const [{ id }, asked, actor, t] = await Promise.all([params, searchParams, workingActor(), getTranslations('member.structure')])
  const month = monthSchema.safeParse(asked['month']).data
  const shown = month ?? monthOf(dayOf(new Date()))
  const client = makeQueryClient()
  const basis = basisIn(asked['basis'])
  await prefetch(client, orgPageQuery({ id, month, basis }), orgPage, { id, month, basis })
  return (
    <Frame org={id} path="/organisations" month={shown}>
      <HydrationBoundary state={dehydrate(client)}>
        <OrgView
          id={id}
          month={month}
          basis={basis}
          mayAdd={can(actor, 'member.edit')}
          actions={
            <>
              <ButtonLink
                href={addressOf('/members/structure', { org: id, month, basis })}
                icon={<IconChartBar size={16} stroke={1.6} aria-hidden />}
              >
                {t('title')}
              </ButtonLink>
              {can(actor, 'report.issue') ? <IssueButton orgId={id} month={shown} /> : null}
            </>
          }
        />
      </HydrationBoundary>
    </Frame>
  )
}
