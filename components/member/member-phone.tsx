import { Button } from '@mantine/core'
import { useInterval } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { IconLock } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { MaskedText } from '@/components/ui/masked-text'
import type { MemberDetail, MemberUnmasked } from '@/domain/member'
import { ApiError, send } from '@/lib/api'
import s from './member-phone.module.css'

const shownSeconds = 120

/** The masked number; whoever may see the whole one gives a reason, sees it for two minutes, and is audited. */
export function MemberPhone({ member }: { member: MemberDetail }) {
  const t = useTranslations('member.unmask')
  const none = useTranslations('member.detail')('noPhone')
  const errors = useTranslations('errors')
  const [asking, setAsking] = useState(false)
  const [left, setLeft] = useState(0)
  const clock = useInterval(() => setLeft((now) => Math.max(0, now - 1)), 1000)
  const unmask = useMutation({
    mutationFn: (purpose: string) => send<MemberUnmasked>('POST', `/api/members/${member.id}/unmask`, { purpose }),
    onSuccess: () => {
      setAsking(false)
      setLeft(shownSeconds)
      clock.start()
    },
    // The number is nowhere once it is masked again.
    gcTime: 0,
  })
  const { reset } = unmask
  const { stop } = clock
  const over = unmask.isSuccess && left === 0
  useEffect(() => {
    if (!over) return
    stop()
    reset()
  }, [over, reset, stop])

  if (unmask.data !== undefined && left > 0) {
    return (
      <span className={s.shown}>
        <span role="status">
          {unmask.data.phone === null ? (
            t('none')
          ) : (
            <a href={`tel:${unmask.data.phone}`} className={s.number}>
              {unmask.data.phone}
            </a>
          )}
        </span>
        <span className={s.left}>{t('shown', { seconds: left })}</span>
        <Button size="sm" onClick={() => setLeft(0)}>
          {t('hide')}
        </Button>
      </span>
    )
  }
  const problem = unmask.error === null ? undefined : errors(unmask.error instanceof ApiError ? unmask.error.code : 'unavailable')
  return (
    <span className={s.masked}>
      {member.phoneMask === null ? none : <MaskedText value={member.phoneMask} />}
      {member.mayUnmask ? (
        <>
          <Button size="sm" leftSection={<IconLock size={14} stroke={1.6} aria-hidden />} onClick={() => setAsking(true)}>
            {t('open')}
          </Button>
          <ConfirmDialog
            opened={asking}
            onClose={() => setAsking(false)}
            title={t('title')}
            confirmLabel={t('confirm')}
            reasonLabel={t('reason')}
            onConfirm={(reason) => unmask.mutate(reason)}
            pending={unmask.isPending}
            error={problem}
          >
            {t('text', { minutes: shownSeconds / 60 })}
          </ConfirmDialog>
        </>
      ) : null}
    </span>
  )
}
