import { Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { isFull } from '@/components/list/ticks'
import type { Ticking } from '@/components/list/use-ticks'
import layout from '@/components/ui/field-columns.module.css'
import { FormDialog } from '@/components/ui/form-dialog'
import { useFieldWords } from '@/components/ui/use-field-words'
import { usePreviewing, wrongWith } from '@/components/ui/use-previewing'
import { memberMove, type MemberMoved, type MemberSelection } from '@/domain/selection'
import { memberFormQuery } from '@/lib/queries/member'
import s from './move-dialog.module.css'
import { MovePreview } from './move-preview'
import { useSaved } from './use-saved'

type MoveDialogProps = { who: MemberSelection; ticking: Ticking; today: string; onClose: () => void }
type Draft = { orgId: string; from: string; basis: string }

/** Moves the chosen people to a branch: what was previewed is what is confirmed, for all of them or for none. */
export function MoveDialog({ who, ticking, today, onClose }: MoveDialogProps) {
  const t = useTranslations('member.move')
  const fieldWords = useFieldWords()
  const saved = useSaved()
  const orgs = useQuery(memberFormQuery()).data?.orgs ?? []
  const [draft, setDraft] = useState<Draft>({ orgId: '', from: today, basis: '' })
  const moving = usePreviewing({
    path: '/api/members/moves',
    body: (told: MemberMoved | null) => ({ ...draft, who, ...(told === null ? {} : { seen: told.seen }) }),
    check: (body) => wrongWith(memberMove, body),
    ready: ({ moved, unmoved }) => moved > 0 && unmoved.length === 0,
    conflict: t('changed'),
    done: ({ moved }) => t('done', { count: moved }),
    onDone: () => {
      onClose()
      ticking.clear()
      return saved()
    },
  })
  const { told, wrong } = moving
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const leaveOut = () => ticking.leaveOut((told?.unmoved ?? []).map(({ id }) => id))
  return (
    <FormDialog
      title={t('title')}
      size="lg"
      problem={moving.problem ?? fieldWords(wrong['who'])}
      submitLabel={told !== null && moving.ready ? t('confirm', { count: told.moved }) : t('preview')}
      pending={moving.pending}
      onSubmit={moving.submit}
      onClose={onClose}
    >
      <p className={s.hint}>{t('scope')}</p>
      <Select
        label={t('org')}
        placeholder={t('choose')}
        withAsterisk
        searchable
        allowDeselect={false}
        value={draft.orgId === '' ? null : draft.orgId}
        data={orgs.map((org) => ({ value: org.id, label: org.name }))}
        error={fieldWords(wrong['orgId'])}
        onChange={(orgId) => change({ orgId: orgId ?? '' })}
      />
      <div className={layout.columns}>
        <TextInput
          type="date"
          label={t('from')}
          description={t('fromHelp')}
          withAsterisk
          max={today}
          value={draft.from}
          error={fieldWords(wrong['from'])}
          onChange={(event) => change({ from: event.currentTarget.value })}
        />
        <TextInput
          label={t('basis')}
          description={t('basisHelp')}
          withAsterisk
          maxLength={200}
          value={draft.basis}
          error={fieldWords(wrong['basis'])}
          onChange={(event) => change({ basis: event.currentTarget.value })}
        />
      </div>
      <div aria-live="polite">
        {told === null ? null : <MovePreview told={told} day={draft.from} mayLeaveOut={fits(ticking, told)} onLeaveOut={leaveOut} />}
      </div>
    </FormDialog>
  )
}

/** Whether those who stay can all be left out: of all that a filter yields only so many. */
const fits = ({ ticks }: Ticking, { unmoved }: MemberMoved): boolean =>
  !ticks.all || !isFull({ ...ticks, ids: [...ticks.ids, ...unmoved.slice(1).map(({ id }) => id)] })
