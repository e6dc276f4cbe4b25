import { useFormatter, useTranslations } from 'next-intl'
import { Chip } from './chip'

/** Says that a list stands as at the end of a month, so that nobody takes it for today's; taking it away leads to now. */
export function PastChip({ month, onRemove }: { month: string | undefined; onRemove: () => void }) {
  const t = useTranslations('ui.past')
  const format = useFormatter()
  if (month === undefined) return null
  const words = format.dateTime(new Date(`${month}-15T12:00:00+08:00`), { year: 'numeric', month: 'long' })
  return (
    <Chip removeLabel={t('now')} onRemove={onRemove}>
      {t('as', { month: words })}
    </Chip>
  )
}
