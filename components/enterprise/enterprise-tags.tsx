import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/tag'
import { useWords } from '@/components/ui/use-words'
import type { EnterpriseRow } from '@/domain/enterprise'
import { noPartyReasons } from '@/domain/enterprise-words'

/** Whether an enterprise has a Party organisation, or why not. */
export function PartyTag({ of }: { of: Pick<EnterpriseRow, 'hasParty' | 'noPartyReason'> }) {
  const t = useTranslations('enterprise.party')
  const words = useWords()
  if (of.hasParty) return <Tag tone="ok">{t('with')}</Tag>
  if (of.noPartyReason === null) return <Tag tone="amber">{t('unexplained')}</Tag>
  return <Tag tone="line">{t('without', { reason: words(noPartyReasons[of.noPartyReason]) })}</Tag>
}
