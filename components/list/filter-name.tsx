'use client'

import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFieldWords } from '@/components/ui/use-field-words'
import { nameMost } from '@/domain/list-words'
import { ApiError, send } from '@/lib/api'
import s from './list.module.css'

interface FilterNameProps {
  label: string
  action: string
  method: 'POST' | 'PATCH'
  path: string
  /** What is sent beside the name, as it stands when it is sent. */
  also?: () => object
  initial?: string
  onDone?: () => void
  /** Beside the button. */
  children?: React.ReactNode
}

/** Gives a view its name, a new one or another one. */
export function FilterName({ label, action, method, path, also, initial = '', onDone, children }: FilterNameProps) {
  const errors = useTranslations('errors')
  const fieldWords = useFieldWords()
  const queries = useQueryClient()
  const [name, setName] = useState(initial)
  const saving = useMutation({
    mutationFn: () => send(method, path, { name, ...also?.() }),
    onSuccess: async () => {
      setName(initial)
      await queries.invalidateQueries({ queryKey: ['list'] })
      onDone?.()
    },
  })
  const refused = saving.error instanceof ApiError ? saving.error : null
  const problem =
    saving.error === null
      ? undefined
      : (fieldWords(refused?.fields['name'] ?? refused?.fields['query']) ?? refused?.message ?? errors('unavailable'))
  return (
    <form
      className={s.name}
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate()
      }}
    >
      <TextInput
        size="sm"
        label={label}
        value={name}
        maxLength={nameMost}
        error={problem}
        onChange={(event) => {
          setName(event.currentTarget.value)
          saving.reset()
        }}
      />
      <div className={s.actions}>
        <Button type="submit" size="sm" loading={saving.isPending}>
          {action}
        </Button>
        {children}
      </div>
    </form>
  )
}
