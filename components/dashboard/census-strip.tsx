import { IconArrowRight } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'next-intl'
import type { DashboardCensus, DashboardTiles } from '@/domain/dashboard'
import type { FigureKey } from '@/domain/figure-words'
import { useFigureText } from '@/components/figure/figure-text'
import { TextLink } from '@/components/ui/text-link'
import s from './dashboard.module.css'

const funnel = ['operators', 'truck_drivers', 'truck_driver_members', 'party_organisations'] as const satisfies readonly FigureKey[]
const union = ['union_enterprises', 'union_drivers'] as const satisfies readonly FigureKey[]
const labels = {
  operators: 'operators',
  truck_drivers: 'drivers',
  truck_driver_members: 'members',
  party_organisations: 'orgs',
  union_enterprises: 'unionEnterprises',
  union_drivers: 'unionDrivers',
} as const

/** The published funnel from operators to organisations, and the union beside it; ours stands beside what we count. */
export function CensusStrip({ census, tiles }: { census: DashboardCensus; tiles: DashboardTiles | null }) {
  const t = useTranslations('dashboard.census')
  const format = useFormatter()
  const { number, unit } = useFigureText()
  const find = (key: FigureKey) => census.figures.find((figure) => figure.key === key)
  const shown = [...funnel, ...union].flatMap((key) => find(key) ?? [])
  const newest = shown[0]
  if (newest === undefined) return null
  const isPublished = newest.source === 'published'
  const drivers = find('truck_drivers')?.value
  const members = find('union_drivers')?.value
  const write = (value: number) => format.number(value)
  const counted: Partial<Record<FigureKey, number | null>> =
    isPublished && tiles !== null ? { truck_driver_members: tiles.members.value, party_organisations: tiles.orgs.truck } : {}
  const noteOf = (key: FigureKey) => {
    const ours = counted[key] ?? null
    if (ours !== null) return t('ours', { count: write(ours) })
    if (key !== 'union_drivers' || drivers === undefined || members === undefined) return null
    return t('coverage', { rate: format.number((members / drivers) * 100, { minimumFractionDigits: 1, maximumFractionDigits: 1 }) })
  }
  return (
    <section className={s.census} aria-labelledby="census">
      <div className={s.censusHead}>
        <h2 id="census">{t('title')}</h2>
        <p>{isPublished ? t('published', { day: newest.asOf }) : t('district', { place: newest.place, day: newest.asOf })}</p>
        <TextLink href="/figures" more>
          {t('more')}
        </TextLink>
        <TextLink href="/census" more>
          {t('rounds')}
        </TextLink>
      </div>
      <dl className={s.funnel}>
        {[...funnel, ...union].map((key) => {
          const figure = find(key)
          if (figure === undefined || figure.source !== newest.source) return null
          const note = noteOf(key)
          return (
            <div key={key} className={s.step} data-first={key === 'union_enterprises' ? 'union' : undefined}>
              {key !== 'operators' && key !== 'union_enterprises' && key !== 'union_drivers' ? (
                <IconArrowRight size={18} stroke={1.6} className={s.arrow} aria-hidden />
              ) : null}
              <dt>{t(labels[key])}</dt>
              <dd>
                <span className={s.big}>{number(figure)}</span>
                <span className={s.small}>{unit(figure)}</span>
                {note === null ? null : <span className={s.note}>{note}</span>}
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
