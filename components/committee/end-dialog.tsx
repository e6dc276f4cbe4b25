'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormDialog } from '@/components/ui/form-dialog'
import { wrongWith } from '@/components/ui/use-previewing'
import { useWords } from '@/components/ui/use-words'
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
  const [from, setFrom] = useState(today)
  const [basis, setBasis] = useState('')
  const change = useCommitteeChange({
    path: `/api/organisations/${orgId}/posts/${post.id}/end`,
    body: (preview) => ({ id: orgId, postId: post.id, from, basis, preview }),
    check: (body) => wrongWith(postEnd, body),
    what: 'end',
    onClose,
  })
  return (
    <FormDialog
      title={t('end', { name: post.name, kind: words(postKinds[post.kind]) })}
      problem={change.problem}
      submitLabel={t(change.ready ? 'confirm' : 'preview')}
      pending={change.pending}
      onSubmit={change.submit}
      onClose={onClose}
    >
      <DatedBasis
        label={t('from')}
        today={today}
        day={from}
        basis={basis}
        wrong={{ day: change.wrong['from'], basis: change.wrong['basis'] }}
        onDay={setFrom}
        onBasis={setBasis}
      />
      <ChangeTold told={change.told} />
    </FormDialog>
  )
}
