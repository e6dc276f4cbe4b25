import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { forbidden } from 'next/navigation'
import { Frame } from '@/app/frame'
import { ReorganiseForm } from '@/components/reorganisation/reorganise-form'
import { dayOf } from '@/domain/month'
import { orgGet } from '@/server/organisation/reads'
import { pageRead } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reorganisation'))('title') }
}

export default async function ReorganisePage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, t] = await Promise.all([params, getTranslations('reorganisation')])
  const org = await pageRead(orgGet, { id })
  if (!org.mayEdit) forbidden()
  return (
    <Frame org={id} here={t('title')} path="/organisations">
      <ReorganiseForm org={org} today={dayOf(new Date())} />
    </Frame>
  )
}
