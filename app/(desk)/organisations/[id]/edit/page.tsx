import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { forbidden } from 'next/navigation'
import { Frame } from '@/app/frame'
import { OrgForm } from '@/components/organisation/org-form'
import { dayOf } from '@/domain/month'
import { orgGet } from '@/server/organisation/reads'
import { pageRead } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organisation.form'))('edit') }
}

export default async function EditOrganisationPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, t] = await Promise.all([params, getTranslations('organisation.form')])
  const org = await pageRead(orgGet, { id })
  if (!org.mayEdit) forbidden()
  return (
    <Frame org={id} here={t('edit')} path="/organisations">
      <OrgForm org={org} today={dayOf(new Date())} />
    </Frame>
  )
}
