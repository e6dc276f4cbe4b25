import { Button } from '@mantine/core'
import { IconArrowRight, IconLogin2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { MemberDetail } from '@/domain/member'
import { transfersOfPersonQuery } from '@/lib/queries/transfer'

const SendDialog = dynamic(() => import('./send-dialog').then((file) => file.SendDialog))
const AdmitDialog = dynamic(() => import('./admit-dialog').then((file) => file.AdmitDialog))

/** Sends a person's relation, or takes it in from outside the city: whichever there is to do. */
export function TransferButtons({ person }: { person: MemberDetail }) {
  const t = useTranslations('transfer.act')
  const [opened, setOpened] = useState(false)
  const { data } = useQuery(transfersOfPersonQuery(person.id))
  if (data === undefined || (!data.maySend && !data.mayAdmit)) return null
  const close = () => setOpened(false)
  const Icon = data.maySend ? IconArrowRight : IconLogin2
  return (
    <>
      <Button leftSection={<Icon size={16} stroke={1.6} aria-hidden />} onClick={() => setOpened(true)}>
        {t(data.maySend ? 'send' : 'admit')}
      </Button>
      {!opened ? null : data.maySend ? (
        <SendDialog person={person} today={data.today} onClose={close} />
      ) : (
        <AdmitDialog person={person} today={data.today} onClose={close} />
      )}
    </>
  )
}
