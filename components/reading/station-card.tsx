import { useFormatter, useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/tag'
import { useWords } from '@/components/ui/use-words'
import { stationKinds } from '@/domain/station-words'
import type { BoardStation } from '@/domain/traffic'
import { missingDays, stateOf } from './board-day'
import s from './reading.module.css'

type StationCardProps = { station: BoardStation; today: string; chosen: boolean; onChoose: () => void }

/** One of my stations: what stands today, and how the last days were reported. */
export function StationCard({ station, today, chosen, onChoose }: StationCardProps) {
  const t = useTranslations('reading.board')
  const words = useWords()
  const format = useFormatter()
  const now = station.days.find((day) => day.day === today)
  const missing = missingDays(station, today).length
  return (
    <button type="button" className={s.station} aria-pressed={chosen} onClick={onChoose}>
      <span className={s.name}>
        <span>{station.name}</span>
        <Tag>{words(stationKinds[station.kind])}</Tag>
      </span>
      <span className={s.status}>
        <span>
          {now === undefined ? t('notToday') : now.count === null ? t('todayMissing') : t('todayDone', { count: format.number(now.count) })}
        </span>
        {missing > 0 ? <Tag tone="amber">{t('gaps', { count: missing })}</Tag> : <span>{t('noGaps')}</span>}
      </span>
      <span className={s.dots} aria-hidden>
        {station.days.toReversed().map((day) => (
          <span key={day.day} className={s.dot} data-state={stateOf(day, today)} />
        ))}
      </span>
    </button>
  )
}
