import { useTranslations } from 'next-intl'
import s from './logo.module.css'

interface LogoProps {
  size?: 'md' | 'lg' | undefined
  /** Only the mark; the name is then read, not shown. */
  markOnly?: boolean | undefined
}

/** The road under a beam, and the name. */
export function Logo({ size = 'md', markOnly }: LogoProps) {
  const t = useTranslations('ui')
  const side = size === 'lg' ? 40 : 28
  return (
    <span className={s.logo} data-size={size}>
      <svg
        width={side}
        height={side}
        viewBox="0 0 28 28"
        role={markOnly ? 'img' : undefined}
        aria-label={markOnly ? t('brand') : undefined}
        aria-hidden={markOnly ? undefined : true}
      >
        <rect width="28" height="28" rx="7" fill="#C1121F" />
        <path d="M7 22.5 11.6 8M21 22.5 16.4 8" stroke="#fff" strokeWidth="2.2" strokeLinecap="round" />
        <path d="M14 21.5v-3M14 15.5v-2.4" stroke="#fff" strokeWidth="2" strokeLinecap="round" />
        <path d="M9.2 8h9.6" stroke="#E9C75A" strokeWidth="2.2" strokeLinecap="round" />
      </svg>
      {markOnly ? null : <span className={s.word}>{t('brand')}</span>}
    </span>
  )
}
