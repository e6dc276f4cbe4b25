'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { keepLocale } from '@/lib/locale-cookie'
import s from './sign-in.module.css'

/** The other language, before anybody is known. */
export function LanguageSwitch() {
  const t = useTranslations('signIn')
  const router = useRouter()
  const other = useLocale().startsWith('zh') ? 'en' : 'zh'
  const change = () => {
    keepLocale(other)
    router.refresh()
  }
  return (
    <button type="button" className={s.link} lang={t('otherLanguageCode')} onClick={change}>
      {t('otherLanguage')}
    </button>
  )
}
