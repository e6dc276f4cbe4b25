import { Button } from '@mantine/core'
import { IconArrowsJoin, IconHistory, IconPencil } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { TransferButtons } from '@/components/transfer/transfer-buttons'
import type { MemberDetail } from '@/domain/member'
import { dayOf } from '@/domain/month'
import { MemberCopy } from './member-copy'

const MemberChange = dynamic(() => import('./member-change').then((file) => file.MemberChange))
const MergeWith = dynamic(() => import('@/components/merge/merge-with').then((file) => file.MergeWith))
const MemberFacts = dynamic(() => import('./member-facts').then((file) => file.MemberFacts))

/** What may be done with a person: mend the facts, record what changed and when, hand out what is recorded. */
export function MemberActions({ member }: { member: MemberDetail }) {
  const t = useTranslations('member.detail')
  const merge = useTranslations('merge.member')
  const [opened, setOpened] = useState<'facts' | 'change' | 'merge' | null>(null)
  if (!member.mayEdit) return null
  const today = dayOf(new Date())
  const close = () => setOpened(null)
  return (
    <>
      <TransferButtons person={member} />
      <Button leftSection={<IconHistory size={16} stroke={1.6} aria-hidden />} onClick={() => setOpened('change')}>
        {t('change')}
      </Button>
      <Button leftSection={<IconPencil size={16} stroke={1.6} aria-hidden />} onClick={() => setOpened('facts')}>
        {t('edit')}
      </Button>
      <Button leftSection={<IconArrowsJoin size={16} stroke={1.6} aria-hidden />} onClick={() => setOpened('merge')}>
        {merge('open')}
      </Button>
      <MemberCopy id={member.id} />
      {opened === 'merge' ? <MergeWith id={member.id} name={member.name} onClose={close} /> : null}
      {opened === 'facts' ? <MemberFacts member={member} today={today} opened onClose={close} /> : null}
      {opened === 'change' ? <MemberChange member={member} today={today} opened onClose={close} /> : null}
    </>
  )
}
