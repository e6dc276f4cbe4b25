'use client'

import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Tag } from '@/components/ui/tag'
import { useWords } from '@/components/ui/use-words'
import type { ActivityDetail } from '@/domain/activity'
import { cohostStates } from '@/domain/activity-words'
import { ApiError, send } from '@/lib/api'
import s from './activity.module.css'

type Answer = { orgId: string; tookPart: boolean }

/** Who held the activity with its host; a branch that was named says here whether it took part. */
export function ActivityCohosts({ activity }: { activity: ActivityDetail }) {
  const t = useTranslations('activity.one')
  const errors = useTranslations('errors')
  const words = useWords()
  const queries = useQueryClient()
  const answering = useMutation({
    mutationFn: (answer: Answer) => send('POST', `/api/activities/${activity.id}/cohosts`, answer, crypto.randomUUID()),
    onSuccess: () =>
      Promise.all([['activity'], ['home'], ['dashboard'], ['org'], ['duty']].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  })
  const button = (orgId: string, tookPart: boolean, label: string) => (
    <Button
      disabled={answering.isPending}
      loading={answering.isPending && answering.variables.orgId === orgId && answering.variables.tookPart === tookPart}
      onClick={() => answering.mutate({ orgId, tookPart })}
    >
      {label}
    </Button>
  )
  return (
    <Card title={t('cohosts')} meta={t('cohostsHint')}>
      <ul className={s.cohosts}>
        {activity.cohosts.map(({ orgId, orgName, state, mayAnswer }) => (
          <li key={orgId}>
            <span>{orgName}</span>
            <Tag tone={state === 'taking_part' ? 'ok' : state === 'asked' ? 'amber' : undefined}>{words(cohostStates[state])}</Tag>
            {mayAnswer ? (
              <span className={s.answers}>
                {state === 'taking_part' ? null : button(orgId, true, t('tookPart'))}
                {state === 'declined' ? null : button(orgId, false, t('tookNoPart'))}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {answering.isError ? (
        <p className={s.wrong} role="alert">
          {answering.error instanceof ApiError ? answering.error.message : errors('unavailable')}
        </p>
      ) : null}
    </Card>
  )
}
