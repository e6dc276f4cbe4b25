'use client'

import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useFieldWords } from '@/components/ui/use-field-words'
import type { ActivityDetail } from '@/domain/activity'
import { ApiError, send } from '@/lib/api'

type Step = 'withdraw' | 'sendBack' | 'confirm'

/** Withdrawing, sending back, confirming: each asked once more. */
export function ActivityActions({ activity }: { activity: ActivityDetail }) {
  const t = useTranslations('activity.one')
  const [step, setStep] = useState<Step | null>(null)
  return (
    <>
      {activity.mayEdit ? <Button onClick={() => setStep('withdraw')}>{t('withdraw')}</Button> : null}
      {activity.mayReview && activity.state !== 'returned' ? <Button onClick={() => setStep('sendBack')}>{t('sendBack')}</Button> : null}
      {activity.mayReview && activity.state !== 'confirmed' ? (
        <Button variant="filled" onClick={() => setStep('confirm')}>
          {t('confirm')}
        </Button>
      ) : null}
      {step === null ? null : <StepDialog activity={activity} step={step} onClose={() => setStep(null)} />}
    </>
  )
}

function StepDialog({ activity, step, onClose }: { activity: ActivityDetail; step: Step; onClose: () => void }) {
  const t = useTranslations('activity.one')
  const errors = useTranslations('errors')
  const fieldWords = useFieldWords()
  const queries = useQueryClient()
  const [key] = useState(() => crypto.randomUUID())
  const taking = useMutation({
    mutationFn: (reason: string) =>
      step === 'withdraw'
        ? send('POST', `/api/activities/${activity.id}/withdraw`, { version: activity.version, reason }, key)
        : send(
            'POST',
            `/api/activities/${activity.id}/review`,
            { version: activity.version, verdict: step === 'confirm' ? 'confirmed' : 'returned', note: reason },
            key,
          ),
    onSuccess: async () => {
      notifications.show({ message: t(({ withdraw: 'withdrawn', sendBack: 'sentBack', confirm: 'confirmed' } as const)[step]) })
      onClose()
      await Promise.all([['activity'], ['home'], ['dashboard'], ['org']].map((queryKey) => queries.invalidateQueries({ queryKey })))
    },
  })
  const refused = taking.error instanceof ApiError ? taking.error : null
  const problem =
    refused === null
      ? taking.isError
        ? errors('unavailable')
        : undefined
      : (fieldWords(Object.values(refused.fields)[0]) ?? refused.message)
  const words = {
    withdraw: { title: t('withdrawTitle'), text: t('withdrawText'), label: t('withdraw'), reason: t('reason') },
    sendBack: { title: t('sendBackTitle'), text: t('sendBackText'), label: t('sendBack'), reason: t('sendBackReason') },
    confirm: { title: t('confirmTitle'), text: t('confirmText'), label: t('confirm'), reason: undefined },
  }[step]
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={words.title}
      confirmLabel={words.label}
      reasonLabel={words.reason}
      onConfirm={(reason) => taking.mutate(reason)}
      pending={taking.isPending}
      error={problem}
    >
      {words.text}
    </ConfirmDialog>
  )
}
