import { Button } from '@mantine/core'
import { IconCircleCheck, IconDeviceMobileCheck } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import s from './reading.module.css'
import { useDayWords } from './use-day-words'

/** What was logged, or kept on the phone until there is a connection. */
export type Logged = { stationId: string; stationName: string; day: string; count: number; before: number | null; kept: boolean }

type ReadingReceiptProps = {
  logged: Logged
  today: string
  next: { stationId: string; name: string | null; day: string } | null
  onGo: (station: string | null, day: string | null) => void
}

/** Says what was logged and offers what is still missing. */
export function ReadingReceiptView({ logged, today, next, onGo }: ReadingReceiptProps) {
  const t = useTranslations('reading')
  const format = useFormatter()
  const dayWords = useDayWords(today)
  const block = useRef<HTMLDivElement>(null)
  useEffect(() => block.current?.focus(), [])
  const { kept, before } = logged
  const count = format.number(logged.count)
  return (
    <div className={s.receipt} role="status" ref={block} tabIndex={-1} data-kept={kept ? '' : undefined}>
      {kept ? <IconDeviceMobileCheck size={40} stroke={1.6} aria-hidden /> : <IconCircleCheck size={40} stroke={1.6} aria-hidden />}
      <strong>{kept ? t('entry.kept') : t(before === null ? 'receipt.saved' : 'receipt.corrected', { count })}</strong>
      <p>
        {kept
          ? t('entry.keptLabel', { station: logged.stationName, day: dayWords(logged.day), count })
          : `${logged.stationName} · ${dayWords(logged.day)}`}
      </p>
      {before === null ? null : <p>{t('receipt.before', { count: format.number(before) })}</p>}
      {kept ? <p>{t('entry.keptHint')}</p> : next === null ? <p>{t('receipt.allDone')}</p> : null}
      <div className={s.choices}>
        <Button onClick={() => onGo(logged.stationId, null)}>{t('receipt.again')}</Button>
        <ButtonLink href={`/stations/${logged.stationId}`}>{t('entry.page')}</ButtonLink>
        {next === null ? null : (
          <Button variant="filled" onClick={() => onGo(next.stationId, next.day === today ? null : next.day)}>
            {next.name === null ? t('receipt.next', { day: dayWords(next.day) }) : t('receipt.nextStation', { station: next.name })}
          </Button>
        )}
      </div>
    </div>
  )
}
