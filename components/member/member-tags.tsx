import { IconAlertCircle, IconArrowRight, IconCircleCheck, IconCircleMinus } from '@tabler/icons-react'
import { Tag } from '@/components/ui/tag'
import { useWords } from '@/components/ui/use-words'
import { memberStages, memberStandings, type MemberStage, type MemberStanding } from '@/domain/member-words'

/** A stage: those on probation stand out, since something is to follow. */
export function StageTag({ stage }: { stage: MemberStage }) {
  const words = useWords()
  return <Tag tone={stage === 'probationary' ? 'info' : stage === 'full' ? 'neutral' : 'line'}>{words(memberStages[stage])}</Tag>
}

const looks = {
  normal: { tone: 'ok', Icon: IconCircleCheck },
  suspended: { tone: 'over', Icon: IconAlertCircle },
  lost: { tone: 'over', Icon: IconAlertCircle },
  expelled: { tone: 'neutral', Icon: IconCircleMinus },
  transferred: { tone: 'info', Icon: IconArrowRight },
  deceased: { tone: 'neutral', Icon: IconCircleMinus },
} as const satisfies Record<MemberStanding, { tone: string; Icon: typeof IconArrowRight }>

/** A standing with its mark; the colour repeats what the word says. */
export function StandingTag({ standing }: { standing: MemberStanding }) {
  const words = useWords()
  const { tone, Icon } = looks[standing]
  return (
    <Tag tone={tone} icon={<Icon size={14} stroke={1.6} aria-hidden />}>
      {words(memberStandings[standing])}
    </Tag>
  )
}
