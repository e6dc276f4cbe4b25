import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Frame } from '@/app/frame'
import { FeedbackLetter } from '@/components/floating/feedback-letter'
import { daySchema } from '@/domain/date-schema'
import { makeQueryClient } from '@/lib/query-client'
import { feedbackQuery } from '@/lib/queries/floating'
import { floatingFeedback } from '@/server/floating/reads'
import { prefetch } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('floating.feedback'))('label') }
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function FeedbackPage({ params, searchParams }: Props) {
  const [{ id }, asked, t] = await Promise.all([params, searchParams, getTranslations('floating.feedback')])
  const since = daySchema.safeParse(asked['since']).data
  const client = makeQueryClient()
  await prefetch(client, feedbackQuery(id, since), floatingFeedback, { id, since })
  return (
    <Frame here={t('label')} path="/members">
      <HydrationBoundary state={dehydrate(client)}>
        <FeedbackLetter id={id} />
      </HydrationBoundary>
    </Frame>
  )
}
