'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormDialog } from '@/components/ui/form-dialog'
import { useWords } from '@/components/ui/use-words'
import { codesOf } from '@/domain/codes'
import { postEnd, type PostRow } from '@/domain/committee'
import { postKinds } from '@/domain/committee-words'
import { ChangeTold } from './change-told'
import { DatedBasis } from './dated-basis'
import { useCommitteeChange } from './use-committee-change'

type DialogProps = { orgId: string; post: PostRow; today: string; onClose: () => void }

/** Ends a post on a day; what ends with it is told before it is done. */
export function EndDialog({ orgId, post, today, onClose }: DialogProps) {
  const t = useTranslations('committee.dialog')
  const words = useWords()
  const change = useCommitteeChange('end', onClose)
  const [from, setFrom] = useState(today)
  const [basis, setBasis] = useState('')
  function submit() {
    const preview = change.told === null
    const parsed = postEnd.safeParse({ id: orgId, postId: post.id, from, basis, preview })
    if (!parsed.success) return change.setWrong(codesOf(parsed.error))
    change.ask({ path: `/api/organisations/${orgId}/posts/${post.id}/end`, body: parsed.data, preview })
  }
  return (
    <FormDialog
      title={t('end', { name: post.name, kind: words(postKinds[post.kind]) })}
      problem={change.problem}
      submitLabel={t(change.told === null ? 'preview' : 'confirm')}
      pending={change.pending}
      onSubmit={submit}
      onClose={onClose}
    >
      <DatedBasis
        label={t('from')}
        today={today}
        day={from}
        basis={basis}
        wrong={{ day: change.wrong['from'], basis: change.wrong['basis'] }}
        onDay={(day) => {
          setFrom(day)
          change.changed()
        }}
        onBasis={(text) => {
          setBasis(text)
          change.changed()
        }}
      />
      <ChangeTold told={change.told} />
    </FormDialog>
  )
}
