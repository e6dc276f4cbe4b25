import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Frame } from '@/app/frame'
import { BareFrame } from '@/components/account/bare-frame'
import { PasswordForm } from '@/components/account/password-form'
import { pageActor } from '@/server/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.password'))('title') }
}

/** The only page that somebody with a password set by others can see. */
export default async function PasswordPage() {
  const actor = await pageActor()
  const form = <PasswordForm accountName={actor.name} forced={actor.mustChange} />
  return actor.mustChange ? (
    <BareFrame>{form}</BareFrame>
  ) : (
    <Frame here={(await getTranslations('account.password'))('title')}>{form}</Frame>
  )
}
