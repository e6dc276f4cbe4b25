import { useTranslations } from 'next-intl'
import Link from '@/components/ui/link'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Tag } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import { useWords } from '@/components/ui/use-words'
import type { Day } from '@/domain/month'
import type { OrgDetail } from '@/domain/org'
import type { OrgPage } from '@/domain/org-page'
import { stationKinds } from '@/domain/station-words'
import s from './org-view.module.css'

type Stations = Extract<OrgPage['stations'], { ok: true }>['value']

/** The open stations of an organisation and of what stands below it. */
export function OrgStations({ org, stations, today }: { org: OrgDetail; stations: Stations; today: Day }) {
  const t = useTranslations('organisation.stations')
  const words = useWords()
  if (stations.count === 0)
    return (
      <Card title={t('title')}>
        <Empty title={t('none')} hint={t('noneHint')} />
      </Card>
    )
  return (
    <Card
      title={t('title')}
      meta={t('meta', { day: today })}
      flush
      footer={
        <TextLink href={`/stations?org=${org.id}`} more>
          {t('all', { count: stations.count })}
        </TextLink>
      }
    >
      <ul className={s.stations}>
        {stations.items.map((station) => (
          <li key={station.id}>
            <Link href={`/stations/${station.id}`} className={s.station}>
              {station.name}
            </Link>
            <Tag>{words(stationKinds[station.kind])}</Tag>
            <span className={s.address}>{station.address}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
