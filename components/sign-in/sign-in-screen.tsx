import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DemoTag } from '../ui/demo-tag'
import { Logo } from '../ui/logo'
import { CityOutline } from './city-outline'
import { LanguageSwitch } from './language-switch'
import s from './sign-in.module.css'

/** The city at the left, the form at the right; on a phone the form alone. */
export function SignInScreen({
  limits,
  demo,
  children,
}: {
  limits: { failures: number; pause: number; idle: number }
  demo: boolean
  children: ReactNode
}) {
  const t = useTranslations('signIn')
  return (
    <div className={s.screen}>
      <header className={s.city}>
        <CityOutline className={s.outline} />
        <div className={s.brand}>
          <Logo size="lg" />
          {demo ? <DemoTag /> : null}
        </div>
        <div className={s.words}>
          <p className={s.slogan}>{t('slogan')}</p>
          <p className={s.platform}>{t('platform')}</p>
        </div>
      </header>
      <main className={s.door}>
        <div className={s.language}>
          <LanguageSwitch />
        </div>
        {children}
        <footer className={s.foot}>
          <p>{t('rules', limits)}</p>
          <p>{t('traces')}</p>
        </footer>
      </main>
    </div>
  )
}
