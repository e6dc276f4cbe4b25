import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { SignInForm } from '@/components/sign-in/sign-in-form'
import { SignInScreen } from '@/components/sign-in/sign-in-screen'
import { wayBack } from '@/domain/way-back'
import { base } from '@/server/database'
import { signedIn } from '@/server/page'
import { signInTerms } from '@/server/sign-in'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn')
  return { title: t('title') }
}

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { to, ended } = await searchParams
  const back = wayBack(typeof to === 'string' ? to : undefined)
  if (await signedIn()) redirect(back)
  const { demo, ...limits } = await signInTerms(base())
  return (
    <SignInScreen limits={limits} demo={demo}>
      <SignInForm to={back} limits={limits} ended={ended === '1'} />
    </SignInScreen>
  )
}
