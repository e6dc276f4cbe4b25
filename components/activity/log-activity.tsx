'use client'

import { Button } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useQueryState } from 'nuqs'
import { useCallback, useState } from 'react'
import { cx } from '@/components/ui/class-names'
import { FailedQuery } from '@/components/ui/failed-query'
import { FormFooter } from '@/components/ui/form-footer'
import { PageTitle } from '@/components/ui/page-title'
import { Skeleton } from '@/components/ui/skeleton'
import type { ActivityFormFacts } from '@/domain/activity'
import type { Day } from '@/domain/month'
import { activityFormQuery } from '@/lib/queries/activity'
import { ActivityFields } from './activity-fields'
import type { Prefill } from './filling'
import s from './form.module.css'
import { LogReceipt } from './log-receipt'
import { LazyOutboxBanner } from './lazy-outbox-banner'
import { useLogForm } from './use-log-form'

type LogActivityProps = { org: string | undefined; prefill: Prefill; itemKey: string | undefined }

/** Logging an activity, on a phone in under a minute. */
export function LogActivity({ org, prefill, itemKey }: LogActivityProps) {
  const t = useTranslations('activity.form')
  const [day, setDay] = useState(prefill.day)
  const form = useQuery(activityFormQuery({ org, day }))
  const { data } = form
  const today = data?.today
  const follow = useCallback((chosen: Day) => setDay(chosen === today ? undefined : chosen), [today])
  return (
    <>
      <PageTitle title={t(itemKey === undefined ? 'title' : 'correctTitle')} />
      {data === undefined ? (
        form.isError ? (
          <FailedQuery query={form} />
        ) : (
          <Skeleton rows={8} />
        )
      ) : (
        <LogForm key={data.org.id} facts={data} prefill={prefill} itemKey={itemKey} onDay={follow} />
      )}
    </>
  )
}

type LogFormProps = { facts: ActivityFormFacts; prefill: Prefill; itemKey: string | undefined; onDay: (day: Day) => void }

function LogForm({ facts, prefill, itemKey, onDay }: LogFormProps) {
  const t = useTranslations('activity.form')
  const form = useLogForm({ facts, prefill, itemKey, onDay })
  const problem = form.notKept ? t('notKept') : (form.refusal ?? undefined)
  const wait = { both: t('missing'), kind: t('missingKind'), people: t('missingPeople') }
  return (
    <>
      <LazyOutboxBanner accountId={facts.accountId} />
      {form.outcome === null ? (
        <form
          className={s.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            form.submit()
          }}
        >
          {form.restored ? (
            <div className={s.notice} role="status">
              {t('restored')}
              <button type="button" className={s.link} onClick={() => form.startAfresh(prefill)}>
                {t('clear')}
              </button>
            </div>
          ) : null}
          {facts.orgs.length > 1 ? <HostRow facts={facts} wrong={form.wrong['orgId'] !== undefined} /> : null}
          <ActivityFields facts={facts} filling={form.filling} onChange={form.change} wrong={form.wrong} />
          <FormFooter
            note={
              problem === undefined ? (
                form.missing === null ? null : (
                  wait[form.missing]
                )
              ) : (
                <span className={s.wrong} role="alert">
                  {problem}
                </span>
              )
            }
          >
            <Button type="submit" variant="filled" size="lg" disabled={form.missing !== null} loading={form.pending}>
              {t('submit')}
            </Button>
          </FormFooter>
        </form>
      ) : (
        <LogReceipt outcome={form.outcome} onAgain={() => form.startAfresh({})} />
      )}
    </>
  )
}

/** Who hosts it, for those who log for several branches; another branch has another roster. */
function HostRow({ facts, wrong }: { facts: ActivityFormFacts; wrong: boolean }) {
  const t = useTranslations('activity.form')
  const fields = useTranslations('fields')
  const [, setOrg] = useQueryState('org', { shallow: false, history: 'replace' })
  return (
    <div className={s.block}>
      <label className={s.row}>
        <span className={s.label}>{t('org')}</span>
        <span className={s.choice}>
          <select className={cx(s.plain, s.select)} value={facts.org.id} onChange={(event) => void setOrg(event.currentTarget.value)}>
            {facts.orgs.map((org) => (
              <option key={org.id} value={org.id}>
                {org.name}
              </option>
            ))}
          </select>
          <IconChevronDown size={18} stroke={1.6} aria-hidden />
        </span>
        {wrong ? (
          <span className={s.wrong} role="alert">
            {fields('org_outside')}
          </span>
        ) : null}
      </label>
    </div>
  )
}
