import { Tag, type TagTone } from '@/components/ui/tag'
import { useWords } from '@/components/ui/use-words'
import { activityStates, type ActivityState } from '@/domain/activity-words'

const tones: Readonly<Record<ActivityState, TagTone>> = {
  planned: 'line',
  held: 'neutral',
  returned: 'amber',
  confirmed: 'ok',
  withdrawn: 'line',
}

/** Where an activity stands. */
export function ActivityStateTag({ state }: { state: ActivityState }) {
  const words = useWords()
  return <Tag tone={tones[state]}>{words(activityStates[state])}</Tag>
}
