import { IconCircleCheck, IconCircleDashed, IconClock, IconClockExclamation, IconHourglass } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/tag'
import type { CensusCampaign } from '@/domain/census'
import { nextLook, type CensusLooks } from '@/domain/census-rule'
import type { CensusLook } from '@/domain/census-words'

const kinds = {
  due: { tone: 'amber', Icon: IconClock },
  late: { tone: 'over', Icon: IconClockExclamation },
  waiting: { tone: 'line', Icon: IconHourglass },
  missing: { tone: 'neutral', Icon: IconCircleDashed },
} as const

type StateProps = {
  look: CensusLook
  looks: CensusLooks & Readonly<Record<CensusLook, { countedOn: string } | null>>
  campaign: CensusCampaign
  today: string
}

/** Where a look of a district stands: reported on a day, due, late, waiting for the one before, or never reported. */
export function LookState({ look, looks, campaign, today }: StateProps) {
  const t = useTranslations('census.progress')
  const standing = looks[look]
  if (standing !== null)
    return (
      <Tag tone="ok" icon={<IconCircleCheck size={14} stroke={1.6} aria-hidden />}>
        {t('reported', { day: standing.countedOn })}
      </Tag>
    )
  const kind = campaign.closedOn !== null ? 'missing' : nextLook(looks) !== look ? 'waiting' : today > campaign.dueOn ? 'late' : 'due'
  const { tone, Icon } = kinds[kind]
  return (
    <Tag tone={tone} icon={<Icon size={14} stroke={1.6} aria-hidden />}>
      {t(kind)}
    </Tag>
  )
}
