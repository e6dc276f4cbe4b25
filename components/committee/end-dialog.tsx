'use client'

import { Button, Modal, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useWords } from '@/components/ui/use-words'
import { codesOf } from '@/domain/codes'
import { postEnd, type PostRow } from '@/domain/committee'
import { postKinds } from '@/domain/committee-words'
import { ChangeTold } from './change-told'
import s from './committee.module.css'
import { useCommitteeChange } from './use-committee-change'

type DialogProps = { orgId: string; post: PostRow; today: string; onClose: () => void }

/** Ends a post on a day; what ends with it is told before it is done. */
export function EndDialog({ orgId, post, today, onClose }: DialogProps) {
  const t = useTranslations('committee.dialog')
  const ui = useTranslations('ui')
  const words = useWords()
  const fieldWords = useFieldWords()
  const change = useCommitteeChange('end', onClose)
  const [from, setFrom] = useState(today)
  const [basis, setBasis] = useState('')
  function submit(event: FormEvent) {
    event.preventDefault()
    const preview = change.told === null
    const parsed = postEnd.safeParse({ id: orgId, postId: post.id, from, basis, preview })
    if (!parsed.success) return change.setWrong(codesOf(parsed.error))
    change.ask({ path: `/api/organisations/${orgId}/posts/${post.id}/end`, body: parsed.data, preview })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('end', { name: post.name, kind: words(postKinds[post.kind]) })}
      closeButtonProps={{ 'aria-label': ui('dialog.close') }}
    >
      <form className={s.form} onSubmit={submit} noValidate>
        <TextInput
          type="date"
          label={t('from')}
          withAsterisk
          max={today}
          value={from}
          error={fieldWords(change.wrong['from'])}
          onChange={(event) => {
            setFrom(event.currentTarget.value)
            change.changed()
          }}
        />
        <TextInput
          label={t('basis')}
          placeholder={t('basisHelp')}
          withAsterisk
          maxLength={200}
          value={basis}
          error={fieldWords(change.wrong['basis'])}
          onChange={(event) => {
            setBasis(event.currentTarget.value)
            change.changed()
          }}
        />
        <ChangeTold told={change.told} />
        {change.problem === undefined ? null : (
          <p className={s.problem} role="alert">
            {change.problem}
          </p>
        )}
        <div className={s.buttons}>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="filled" loading={change.pending}>
            {t(change.told === null ? 'preview' : 'confirm')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
