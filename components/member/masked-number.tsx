import { Button } from '@mantine/core'
import { useInterval } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { IconLock } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { MaskedText } from '@/components/ui/masked-text'
import { useWords } from '@/components/ui/use-words'
import type { MemberUnmasked } from '@/domain/member'
import { maskedFields, type MaskedField } from '@/domain/member-words'
import { ApiError, send } from '@/lib/api'
import s from './masked-number.module.css'

type MaskedNumberProps = { id: string; field: MaskedField; mask: string | null; mayUnmask: boolean }

/** A masked number; whoever may see the whole one gives a reason, sees it for a limited time, and is audited. */
export function MaskedNumber({ id, field, mask, mayUnmask }: MaskedNumberProps) {
  const t = useTranslations('member.unmask')
  const words = useWords()
  const errors = useTranslations('errors')
  const [asking, setAsking] = useState(false)
  const [left, setLeft] = useState(0)
  const clock = useInterval(() => setLeft((now) => Math.max(0, now - 1)), 1000)
  const unmask = useMutation({
    mutationFn: (purpose: string) => send<MemberUnmasked>('POST', `/api/members/${id}/unmask`, { field, purpose }),
    onSuccess: ({ seconds }) => {
      setAsking(false)
      setLeft(seconds)
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

  if (mask === null) return t('none')
  if (unmask.data !== undefined && left > 0) {
    const { value } = unmask.data
    return (
      <span className={s.shown}>
        <span role="status">
          {value === null ? (
            t('none')
          ) : field === 'phone' ? (
            <a href={`tel:${value}`} className={s.number}>
              {value}
            </a>
          ) : (
            <span className={s.number}>{value}</span>
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
      <MaskedText value={mask} />
      {mayUnmask ? (
        <>
          <Button size="sm" leftSection={<IconLock size={14} stroke={1.6} aria-hidden />} onClick={() => setAsking(true)}>
            {t('open')}
          </Button>
          <ConfirmDialog
            opened={asking}
            onClose={() => setAsking(false)}
            title={t('title', { field: words(maskedFields[field]) })}
            confirmLabel={t('confirm')}
            reasonLabel={t('reason')}
            onConfirm={(reason) => unmask.mutate(reason)}
            pending={unmask.isPending}
            error={problem}
          >
            {t('text')}
          </ConfirmDialog>
        </>
      ) : null}
    </span>
  )
}
