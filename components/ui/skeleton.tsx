import { useTranslations } from 'next-intl'
import { cx } from './class-names'
import { ScreenReaderText } from './screen-reader-text'
import s from './skeleton.module.css'

const widths = [92, 84, 66, 58, 54, 48] as const

interface SkeletonProps {
  rows?: number | undefined
  /** One block of this height instead of rows, where a chart will stand. */
  height?: number | undefined
}

/** Holds the place of content that is being read. */
export function Skeleton({ rows = 6, height }: SkeletonProps) {
  const t = useTranslations('ui')
  return (
    <div className={s.rows} role="status">
      <ScreenReaderText>{t('loading')}</ScreenReaderText>
      {height === undefined ? (
        Array.from({ length: rows }, (_, index) => (
          <div key={index} className={s.row} aria-hidden>
            <span className={s.bone} style={{ width: 52 }} />
            <span className={s.bone} style={{ width: `${widths[index % widths.length]}%` }} />
            <span className={s.bone} style={{ width: 28 }} />
          </div>
        ))
      ) : (
        <span className={cx(s.bone, s.block)} style={{ minHeight: height }} aria-hidden />
      )}
    </div>
  )
}
