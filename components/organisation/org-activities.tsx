import { IconBook2, IconCalendarEvent, IconFlag, IconHeartHandshake, IconPlus, IconUsers } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { TextLink } from '@/components/ui/text-link'
import { Timeline } from '@/components/ui/timeline'
import { useWords } from '@/components/ui/use-words'
import { activityKinds, type ActivityKind } from '@/domain/activity-words'
import type { OrgDetail } from '@/domain/org'
import type { OrgRecentActivity } from '@/domain/org-page'

const meetings: readonly ActivityKind[] = [
  'members_meeting',
  'committee_meeting',
  'group_meeting',
  'organisation_life',
  'appraisal',
  'consultation',
]
const learning: readonly ActivityKind[] = ['party_lecture', 'training', 'talk', 'fraud_class']
const care: readonly ActivityKind[] = ['volunteering', 'three_deliveries', 'clinic', 'health_check', 'family', 'visit']

function iconOf(kinds: readonly ActivityKind[]) {
  const [first] = kinds
  const Icon =
    first === undefined
      ? IconCalendarEvent
      : first === 'theme_day'
        ? IconFlag
        : meetings.includes(first)
          ? IconUsers
          : learning.includes(first)
            ? IconBook2
            : care.includes(first)
              ? IconHeartHandshake
              : IconCalendarEvent
  return <Icon size={14} stroke={1.6} />
}

type ActivitiesProps = { org: OrgDetail; items: readonly OrgRecentActivity[]; count: number; exact: boolean }

/** The last activities, with the way to all of them. */
export function OrgActivities({ org, items, count, exact }: ActivitiesProps) {
  const t = useTranslations('organisation.activities')
  const log = useTranslations('organisation.head')('log')
  const words = useWords()
  const format = useFormatter()
  const action = org.mayLog ? (
    <ButtonLink size="sm" href={`/activities/new?org=${org.id}`} icon={<IconPlus size={14} stroke={1.6} aria-hidden />}>
      {log}
    </ButtonLink>
  ) : null
  if (items.length === 0)
    return (
      <Card title={t('title')}>
        <Empty title={t('none')} hint={t('noneHint')} action={action} />
      </Card>
    )
  const textOf = (item: OrgRecentActivity) =>
    [
      item.kinds.map((kind) => words(activityKinds[kind])).join(' · '),
      ...(item.present === null ? [] : [t('present', { count: item.present })]),
      ...(item.guests === 0 ? [] : [t('guests', { count: item.guests })]),
    ].join('，')
  return (
    <Card
      title={t('title')}
      meta={t('meta')}
      actions={action}
      footer={
        <TextLink href={`/activities?org=${org.id}`} more>
          {exact ? t('all', { count: format.number(count) }) : t('allMany')}
        </TextLink>
      }
    >
      <Timeline
        label={t('title')}
        entries={items.map((item) => ({
          key: item.id,
          title: item.title,
          icon: iconOf(item.kinds),
          href: `/activities/${item.id}`,
          text: textOf(item),
          date: format.dateTime(new Date(`${item.day}T12:00:00+08:00`), { month: 'long', day: 'numeric' }),
        }))}
      />
    </Card>
  )
}
