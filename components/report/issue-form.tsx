'use client'

import { Button } from '@mantine/core'
import { IconFileExport } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ReportPage } from '@/domain/report'
import { Card } from '@/components/ui/card'
import { SelectFilter } from '@/components/ui/select-filter'
import s from './report.module.css'
import { useIssue } from './use-issue'

interface IssueFormProps {
  orgs: ReportPage['orgs']
  /** Newest first. */
  months: readonly string[]
  /** The organisation that the page is about. */
  org: string | undefined
}

/** Chooses an organisation and a month, and issues their report. The last whole month is offered first. */
export function IssueForm({ orgs, months, org }: IssueFormProps) {
  const t = useTranslations('report.issue')
  const [orgId, setOrgId] = useState(orgs.find(({ id }) => id === org)?.id ?? orgs[0]?.id ?? null)
  const [month, setMonth] = useState(months[1] ?? months[0] ?? null)
  const [failure, setFailure] = useState<string | null>(null)
  const issue = useIssue(setFailure)
  return (
    <Card title={t('title')} meta={t('meta')}>
      <form
        className={s.form}
        onSubmit={(event) => {
          event.preventDefault()
          setFailure(null)
          if (orgId !== null && month !== null) issue.mutate({ orgId, month })
        }}
      >
        <SelectFilter
          label={t('org')}
          value={orgId}
          options={orgs.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setOrgId}
          searchable
        />
        <SelectFilter label={t('month')} value={month} options={months.map((value) => ({ value, label: value }))} onChange={setMonth} />
        <Button
          type="submit"
          variant="filled"
          loading={issue.isPending}
          disabled={orgId === null || month === null}
          leftSection={<IconFileExport size={16} stroke={1.6} aria-hidden />}
        >
          {t('submit')}
        </Button>
      </form>
      {month === months[0] ? <p className={s.hint}>{t('running')}</p> : null}
      {failure === null ? null : (
        <p className={s.failure} role="alert">
          {failure}
        </p>
      )}
    </Card>
  )
}
