'use client'

import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useIssue } from './use-issue'

/** Issues the month's report of an organisation and goes to it. */
export function IssueButton({ orgId, month }: { orgId: string; month: string }) {
  const t = useTranslations('report.issue')
  const issue = useIssue((message) => notifications.show({ color: 'orange', title: t('failed'), message }))
  return (
    <Button
      leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
      loading={issue.isPending}
      aria-label={t('buttonLabel', { month })}
      onClick={() => issue.mutate({ orgId, month })}
    >
      {t('button')}
    </Button>
  )
}
