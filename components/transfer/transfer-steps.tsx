import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { TransferRow } from '@/domain/transfer'
import s from './transfer.module.css'

const ReceiveDialog = dynamic(() => import('./receive-dialog').then((file) => file.ReceiveDialog))
const EndDialog = dynamic(() => import('./end-dialog').then((file) => file.EndDialog))

/** What may be done with a letter that waits. */
export function TransferSteps({ row, today }: { row: TransferRow; today: string }) {
  const t = useTranslations('transfer.act')
  const [step, setStep] = useState<'receive' | 'refuse' | 'withdraw' | null>(null)
  const close = () => setStep(null)
  if (!row.maySettle && !row.mayWithdraw) return null
  return (
    <span className={s.steps}>
      {row.maySettle ? (
        <>
          <Button size="xs" onClick={() => setStep('receive')}>
            {t(row.outside ? 'receipt' : 'receive')}
          </Button>
          <Button size="xs" onClick={() => setStep('refuse')}>
            {t('refuse')}
          </Button>
        </>
      ) : null}
      {row.mayWithdraw ? (
        <Button size="xs" onClick={() => setStep('withdraw')}>
          {t('withdraw')}
        </Button>
      ) : null}
      {step === 'receive' ? <ReceiveDialog row={row} today={today} onClose={close} /> : null}
      {step === 'refuse' || step === 'withdraw' ? <EndDialog row={row} end={step} onClose={close} /> : null}
    </span>
  )
}
