import { useFormatter, useTranslations } from 'next-intl'
import { useFigureText } from '@/components/figure/figure-text'
import { Card } from '@/components/ui/card'
import { useWords } from '@/components/ui/use-words'
import type { CensusPage } from '@/domain/census'
import { settledLook, totalOf } from '@/domain/census-rule'
import { censusCategories, censusCategoryKeys, censusFigures, censusLooks, type CensusCategory } from '@/domain/census-words'
import s from './census.module.css'

/** Lengths by logarithm, as operators outnumber organisations four hundred times; nothing counted has no bar. */
const lengthOf = (value: number, largest: number) => (largest === 0 ? 0 : (Math.log10(value + 1) / Math.log10(largest + 1)) * 100)

/** What the latest complete look adds up to, with the published number beside each; the two are never added. */
export function CensusFunnel({ page: { districts, published, wholeCity } }: { page: CensusPage }) {
  const t = useTranslations('census.funnel')
  const format = useFormatter()
  const words = useWords()
  const none = useTranslations('ui')('none')
  const figureText = useFigureText()
  const look = settledLook(districts)
  const { sum, reported, of } = totalOf(districts, look)
  const name = words(censusLooks[look])
  const largest = sum === null ? 0 : Math.max(...censusCategoryKeys.map((category) => sum[category]))
  const quotes = [...new Set(published.map(({ quote }) => quote))].join('；')
  const figureOf = (category: CensusCategory) => published.find(({ key }) => key === censusFigures[category].key)
  const meta = sum === null ? t('open', { look: name, reported, of }) : t(wholeCity ? 'meta' : 'part', { look: name })
  return (
    <Card title={t('title')} meta={meta} footer={quotes === '' ? null : <span>{t('source', { quotes })}</span>}>
      <dl className={s.funnel}>
        {censusCategoryKeys.map((category) => {
          const figure = figureOf(category)
          const value = sum === null ? null : sum[category]
          return (
            <div key={category} className={s.step}>
              <dt>{words(censusCategories[category])}</dt>
              <dd className={s.track} aria-hidden>
                {value === null ? null : <span className={s.fill} style={{ width: `${lengthOf(value, largest)}%` }} />}
              </dd>
              <dd className={s.number}>{value === null ? none : `${format.number(value)} ${figureText.unit(censusFigures[category])}`}</dd>
              {figure === undefined ? null : (
                <dd className={s.beside}>
                  <span>
                    {t(wholeCity ? 'published' : 'city', {
                      number: figureText.number(figure),
                      unit: figureText.unit(figure),
                      day: figure.asOf,
                    })}
                  </span>
                  {wholeCity && value === figure.value ? <span>{t('equal')}</span> : null}
                  {figure.ours === null ? null : <span>{t('ours', { count: format.number(figure.ours) })}</span>}
                </dd>
              )}
            </div>
          )
        })}
      </dl>
    </Card>
  )
}
