import { useTranslations } from 'next-intl'
import s from './masked-text.module.css'
import { ScreenReaderText } from './screen-reader-text'

/** A number that arrived masked; screen readers hear that it is, and its visible end. */
export function MaskedText({ value }: { value: string | null }) {
  const t = useTranslations('ui')
  if (value === null) {
    return <>{t('none')}</>
  }
  return (
    <span className={s.text}>
      <span aria-hidden>{value}</span>
      <ScreenReaderText>{t('masked', { tail: value.slice(value.lastIndexOf('*') + 1) })}</ScreenReaderText>
    </span>
  )
}
