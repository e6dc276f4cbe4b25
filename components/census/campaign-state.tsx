import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/tag'
import type { CensusCampaign } from '@/domain/census'

/** Whether a census runs, runs late, or is closed. */
export function CampaignState({ campaign: { closedOn, dueOn }, today }: { campaign: CensusCampaign; today: string }) {
  const t = useTranslations('census.state')
  if (closedOn !== null) return <Tag tone="line">{t('closed', { day: closedOn })}</Tag>
  return today > dueOn ? <Tag tone="over">{t('late')}</Tag> : <Tag tone="info">{t('running')}</Tag>
}
