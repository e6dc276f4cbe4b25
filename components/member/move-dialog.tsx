import { Modal, Select, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { isFull } from '@/components/list/ticks'
import type { Ticking } from '@/components/list/use-ticks'
import { DialogFoot } from '@/components/ui/dialog-foot'
import { useFieldWords } from '@/components/ui/use-field-words'
import { codesOf } from '@/domain/codes'
import { memberMove, type MemberMoved, type MemberSelection } from '@/domain/selection'
import { send } from '@/lib/api'
import { memberFormQuery } from '@/lib/queries/member'
import s from './move-dialog.module.css'
import { MovePreview } from './move-preview'
import { useSaved } from './use-saved'
import { refusalOf } from './wrong'

type MoveDialogProps = { who: MemberSelection; ticking: Ticking; today: string; onClose: () => void }
type Draft = { orgId: string; from: string; basis: string }
type Asked = Draft & { who: MemberSelection; seen?: string }

/** Moves the chosen people to a branch: what was previewed is what is confirmed, for all of them or for none. */
export function MoveDialog({ who, ticking, today, onClose }: MoveDialogProps) {
  const t = useTranslations('member.move')
  const ui = useTranslations('ui.dialog')
  const errors = useTranslations('errors')
  const fieldWords = useFieldWords()
  const saved = useSaved()
  const orgs = useQuery(memberFormQuery()).data?.orgs ?? []
  const [draft, setDraft] = useState<Draft>({ orgId: '', from: today, basis: '' })
  const [told, setTold] = useState<MemberMoved | null>(null)
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const [submission, setSubmission] = useState(() => crypto.randomUUID())
  const asking = useMutation({
    mutationFn: (asked: Asked) => send<MemberMoved>('POST', '/api/members/moves', asked, asked.seen === undefined ? undefined : submission),
    onSuccess: async (answer, { seen }) => {
      if (seen === undefined) {
        setSubmission(crypto.randomUUID())
        return setTold(answer)
      }
      notifications.show({ message: t('done', { count: answer.moved }) })
      onClose()
      ticking.clear()
      await saved()
    },
    onError: (error) => {
      setTold(null)
      setWrong(refusalOf(error)?.fields ?? {})
    },
  })
  const ready = told !== null && told.moved > 0 && told.unmoved.length === 0
  const refused = refusalOf(asking.error)
  function change(part: Partial<Draft>) {
    setDraft({ ...draft, ...part })
    setTold(null)
    setWrong({})
    asking.reset()
  }
  function leaveOut() {
    ticking.leaveOut((told?.unmoved ?? []).map(({ id }) => id))
    setTold(null)
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    const parsed = memberMove.safeParse({ ...draft, who })
    setWrong(parsed.success ? {} : codesOf(parsed.error))
    if (parsed.success) asking.mutate({ ...draft, who, ...(ready ? { seen: told.seen } : {}) })
  }
  function problem(): string | undefined {
    if (!asking.isError) return undefined
    if (refused === null) return errors('unavailable')
    if (refused.code === 'conflict') return t('changed')
    return refused.code === 'invalid' ? fieldWords(wrong['who']) : refused.message
  }
  return (
    <Modal opened onClose={onClose} title={t('title')} size="lg" closeButtonProps={{ 'aria-label': ui('close') }}>
      <form className={s.form} onSubmit={submit} noValidate>
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
        <div className={s.dated}>
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
        <DialogFoot
          problem={problem()}
          cancelLabel={t('cancel')}
          submitLabel={ready ? t('confirm', { count: told.moved }) : t('preview')}
          pending={asking.isPending}
          onCancel={onClose}
        />
      </form>
    </Modal>
  )
}

/** Whether those who stay can all be left out: of all that a filter yields only so many. */
const fits = ({ ticks }: Ticking, { unmoved }: MemberMoved): boolean =>
  !ticks.all || !isFull({ ...ticks, ids: [...ticks.ids, ...unmoved.slice(1).map(({ id }) => id)] })
