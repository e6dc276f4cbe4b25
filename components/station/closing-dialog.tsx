import { TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import * as z from 'zod/mini'
import ConfirmModal from '@/components/ui/confirm-modal'
import { useFieldWords } from '@/components/ui/use-field-words'
import type { StationDetail } from '@/domain/station'
import { ApiError, send } from '@/lib/api'
import s from './station.module.css'

const laterReading = z.object({ day: z.string() })

/** Asks for the day from which a station is closed, or whether it is open again. */
export function ClosingDialog({ station, closed, onClose }: { station: StationDetail; closed: boolean; onClose: () => void }) {
  const t = useTranslations('station.closing')
  const fieldWords = useFieldWords()
  const queries = useQueryClient()
  const [day, setDay] = useState(station.today)
  const closing = useMutation({
    mutationFn: () => send('PUT', `/api/stations/${station.id}/closing`, { version: station.version, closedOn: closed ? null : day }),
    onSuccess: () => {
      notifications.show({ message: t(closed ? 'reopened' : 'done') })
      onClose()
      return Promise.all([
        queries.invalidateQueries({ queryKey: ['station'] }),
        queries.invalidateQueries({ queryKey: ['reading'] }),
        queries.invalidateQueries({ queryKey: ['dashboard'] }),
      ])
    },
  })
  const refused = closing.error instanceof ApiError ? closing.error : null
  const code = refused?.fields['closedOn']
  const later = code === 'readings_later' ? laterReading.safeParse(refused?.current).data : undefined
  const problem = later === undefined ? fieldWords(code) : t('later', { day: later.day })
  return (
    <ConfirmModal
      opened
      onClose={onClose}
      title={t(closed ? 'reopenTitle' : 'title')}
      confirmLabel={t(closed ? 'reopenConfirm' : 'confirm')}
      onConfirm={() => closing.mutate()}
      pending={closing.isPending}
      error={closing.isError && code === undefined ? (refused?.message ?? closing.error.message) : undefined}
    >
      {t(closed ? 'reopenText' : 'text')}
      {closed ? null : (
        <TextInput
          className={s.date ?? ''}
          type="date"
          label={t('day')}
          value={day}
          min={station.openedOn}
          onChange={(event) => setDay(event.currentTarget.value)}
          error={problem}
          required
          data-autofocus
        />
      )}
    </ConfirmModal>
  )
}
