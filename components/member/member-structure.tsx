'use client'

import { IconListDetails } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { useMay } from '@/components/account/may'
import { BarList } from '@/components/chart/bar-list'
import { ChartFrame } from '@/components/chart/chart-frame'
import { ExportButton } from '@/components/list/export-button'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { FailedQuery } from '@/components/ui/failed-query'
import { PageTitle } from '@/components/ui/page-title'
import { Segmented } from '@/components/ui/segmented'
import { Skeleton } from '@/components/ui/skeleton'
import { useWords } from '@/components/ui/use-words'
import { classLabel, cutOf } from '@/domain/cut'
import { indicators } from '@/domain/indicators'
import type { MemberCuts } from '@/domain/member-cuts'
import { memberCounts, type MemberCount } from '@/domain/member-words'
import { addressOf } from '@/lib/api'
import { memberCutsQuery } from '@/lib/queries/member'
import s from './member-structure.module.css'
import { inputOf, structureAddress } from './structure-address'

/** The list behind a number: the persons that it counts. */
const listed = {
  members_formal: { relation: 'formal' },
  members_presence: { relation: 'presence' },
  member_drivers: { relation: 'counted', group: 'truck' },
} as const satisfies Record<MemberCount, object>
const fileColumns = ['cut', 'class', 'count', 'share'].map((key) => ({ key }))

/** The members of an organisation by sex, age, ethnicity, education, when they joined and occupation. */
export function MemberStructure() {
  const t = useTranslations('member.structure')
  const format = useFormatter()
  const words = useWords()
  const mayList = useMay('person.read')
  const [asked, ask] = useQueryStates(structureAddress, { history: 'push', scroll: false })
  const input = inputOf(asked)
  const query = useQuery(memberCutsQuery(input))
  const { data } = query
  const { count = 'members_formal', ...place } = input
  return (
    <>
      <PageTitle
        title={t('title')}
        subtitle={data === undefined ? '' : t('subtitle', { org: data.org.name, day: data.day, count: format.number(data.total) })}
        actions={
          data === undefined ? null : (
            <>
              {mayList ? (
                <ButtonLink
                  href={addressOf('/members', { ...place, org: data.org.id, stage: 'members', standing: 'counted', ...listed[count] })}
                  icon={<IconListDetails size={16} stroke={1.6} aria-hidden />}
                >
                  {t('list')}
                </ButtonLink>
              ) : null}
              <ExportButton
                right="list.export"
                path="/api/members/cuts/file"
                filters={{ ...place, org: data.org.id, count }}
                columns={fileColumns}
                total={undefined}
              />
            </>
          )
        }
      />
      <div className={s.choice}>
        <Segmented
          label={t('basis')}
          value={count}
          items={memberCounts.map((key) => ({ value: key, label: words(indicators[key].label) }))}
          onChange={(value) => void ask({ count: memberCounts.find((key) => key === value && key !== 'members_formal') ?? null })}
        />
      </div>
      {data !== undefined ? (
        <Cuts data={data} count={count} busy={query.isPlaceholderData} />
      ) : query.isError ? (
        <FailedQuery query={query} />
      ) : (
        <Skeleton rows={10} />
      )}
    </>
  )
}

function Cuts({ data, count, busy }: { data: MemberCuts; count: MemberCount; busy: boolean }) {
  const t = useTranslations('member.structure')
  const { least, total } = data
  if (total === 0) return <Empty title={t('empty')} hint={t('emptyHint')} />
  return (
    <div aria-busy={busy || undefined}>
      <div className={s.cuts}>
        {data.cuts.map((cut) => (
          <CutCard key={cut.cut} cut={cut} total={total} day={data.day} count={count} />
        ))}
      </div>
      <p className={s.note}>{least === null ? t('own') : t('note', { least })}</p>
    </div>
  )
}

type CutCardProps = { cut: MemberCuts['cuts'][number]; total: number; day: string; count: MemberCount }

/** One cut: a bar, the number and its share a class; what is withheld says so. */
function CutCard({ cut: { cut, classes }, total, day, count }: CutCardProps) {
  const t = useTranslations('member.structure')
  const format = useFormatter()
  const words = useWords()
  const title = words(cutOf(cut).label)
  if (classes === null) {
    return (
      <Card title={title}>
        <p className={s.withheld}>{t('withheldAll')}</p>
      </Card>
    )
  }
  const rows = classes.map(({ key, count: number }) => ({
    key,
    label: words(classLabel(cut, key)),
    value: number,
    number: number === null ? t('withheld') : format.number(number),
    share: number === null ? null : format.number(number / total, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }),
  }))
  const unit = words(indicators[count].unit)
  return (
    <ChartFrame
      title={title}
      unit={unit}
      definition={words(indicators[count].basis)}
      meta={t('asOf', { day })}
      summary={t('summary', { count: rows.length, total: format.number(total) })}
      table={{
        columns: [title, t('number'), t('share')],
        rows: rows.map(({ key, label, number, share }) => ({ key, cells: [label, number, share] })),
      }}
    >
      <BarList
        label={title}
        items={rows.map(({ key, label, value, number, share }) => ({
          key,
          label,
          value,
          none: number,
          text: share === null || value === 0 ? number : t('value', { number, share }),
        }))}
      />
    </ChartFrame>
  )
}
