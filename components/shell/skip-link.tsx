import { useTranslations } from 'next-intl'
import s from './skip-link.module.css'

/** The id of the element that holds a page's content. */
export const mainId = 'main'

/** Lets the keyboard pass the navigation; seen only when focused. */
export function SkipLink() {
  const t = useTranslations('shell')
  return (
    <a href={`#${mainId}`} className={s.link}>
      {t('skip')}
    </a>
  )
}
