'use client'

import { TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { FormDialog } from '@/components/ui/form-dialog'
import { useFieldWords } from '@/components/ui/use-field-words'
import { dayOf } from '@/domain/month'
import { ApiError, send } from '@/lib/api'

type DialogProps = {
  /** Entering names who does; leaving names the membership that ends. */
  change: { enterpriseId: string | null; personIds: readonly string[] } | { leaving: string }
  children: ReactNode
  onClose: () => void
  onDone?: (() => void) | undefined
}

/** Records an entry to the union or a leaving of it: the day, and on what basis. */
export function UnionDialog({ change, children, onClose, onDone }: DialogProps) {
  const leaving = 'leaving' in change
  const t = useTranslations(leaving ? 'union.leave' : 'union.join')
  const day = useTranslations('union')(leaving ? 'leave.to' : 'join.from')
  const hint = useTranslations('union.join')('basisHint')
  const errors = useTranslations('errors')
  const fieldWords = useFieldWords()
  const queries = useQueryClient()
  const [on, setOn] = useState(() => dayOf(new Date()))
  const [basis, setBasis] = useState('')
  const [submission, setSubmission] = useState(() => crypto.randomUUID())
  const saving = useMutation({
    mutationFn: () =>
      leaving
        ? send('POST', `/api/union/${change.leaving}/leaving`, { to: on, basis }, submission)
        : send('POST', '/api/union', { ...change, from: on, basis }, submission),
    onSuccess: async () => {
      notifications.show({ message: t('done') })
      onDone?.()
      onClose()
      await Promise.all(['union', 'enterprise', 'figure'].map((noun) => queries.invalidateQueries({ queryKey: [noun] })))
    },
    onError: () => setSubmission(crypto.randomUUID()),
  })
  const refused = saving.error instanceof ApiError ? saving.error : null
  const fields = refused?.fields ?? {}
  const other = fields['personIds'] ?? fields['enterpriseId']
  const unplaced = saving.isError && Object.keys(fields).length === 0
  const problem = fieldWords(other) ?? (unplaced ? (refused?.message ?? errors('unavailable')) : undefined)
  return (
    <FormDialog
      title={t('title')}
      problem={problem}
      submitLabel={t('save')}
      pending={saving.isPending}
      onSubmit={() => saving.mutate()}
      onClose={onClose}
    >
      <p>{children}</p>
      <TextInput
        type="date"
        label={day}
        value={on}
        onChange={(event) => setOn(event.currentTarget.value)}
        error={fieldWords(fields['from'] ?? fields['to'])}
        required
      />
      <TextInput
        label={t('basis')}
        description={hint}
        value={basis}
        maxLength={200}
        onChange={(event) => setBasis(event.currentTarget.value)}
        error={fieldWords(fields['basis'])}
        required
        data-autofocus
      />
    </FormDialog>
  )
}
