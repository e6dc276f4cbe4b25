'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { leave } from '@/lib/leave'

/** How many records of the account still wait on this device. The store is loaded only when it is asked. */
async function waitingFor(accountId: string): Promise<number> {
  const { pendingCount } = await import('@/lib/outbox/store')
  return pendingCount(accountId)
}

/** Signing out; records that still wait on the device are spoken of first. `dialog` stands wherever it is asked. */
export function useLeave(accountId: string) {
  const t = useTranslations('account')
  const [waiting, setWaiting] = useState(0)
  const ask = async () => {
    const count = await waitingFor(accountId).catch(() => 0)
    if (count === 0) await leave()
    else setWaiting(count)
  }
  const dialog =
    waiting === 0 ? null : (
      <ConfirmDialog
        opened
        onClose={() => setWaiting(0)}
        title={t('leaving.title', { count: waiting })}
        confirmLabel={t('leaving.confirm')}
        onConfirm={() => void leave()}
      >
        {t('leaving.text')}
      </ConfirmDialog>
    )
  return { ask: () => void ask(), dialog }
}
