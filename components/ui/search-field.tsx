'use client'

import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { cx } from './class-names'
import s from './filter-bar.module.css'

interface SearchFieldProps {
  label: string
  /** The words in force. */
  value: string
  /** Told when typing rests, or at once on Enter. */
  onCommit: (value: string) => void
  placeholder?: string | undefined
}

/** A search field that waits until the typing, and a Chinese input method, has come to rest. */
export function SearchField({ label, value, onCommit, placeholder }: SearchFieldProps) {
  const t = useTranslations('ui')
  const [draft, setDraft] = useState(value)
  const [seen, setSeen] = useState(value)
  const composing = useRef(false)
  const settle = useDebouncedCallback((words: string) => onCommit(words.trim()), 300)
  if (value !== seen) {
    setSeen(value)
    if (value !== draft.trim()) {
      setDraft(value)
    }
  }
  function change(words: string) {
    setDraft(words)
    if (!composing.current) {
      settle(words)
    }
  }
  return (
    <TextInput
      type="search"
      size="sm"
      className={cx(s.search)}
      aria-label={label}
      placeholder={placeholder}
      value={draft}
      maxLength={60}
      leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
      rightSection={
        draft === '' ? null : (
          <CloseButton
            size="sm"
            aria-label={t('search.clear')}
            onClick={() => {
              change('')
              settle.flush()
            }}
          />
        )
      }
      onChange={(event) => change(event.currentTarget.value)}
      onCompositionStart={() => {
        composing.current = true
      }}
      onCompositionEnd={(event) => {
        composing.current = false
        change(event.currentTarget.value)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
          settle.flush()
        }
      }}
    />
  )
}
