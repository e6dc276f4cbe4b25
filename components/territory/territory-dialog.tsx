import { Modal, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { regionOptions } from '@/components/region/region-words'
import { DialogFoot } from '@/components/ui/dialog-foot'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useSaving } from '@/components/ui/use-saving'
import { useWords } from '@/components/ui/use-words'
import { territoryCreate, territoryEdit, type Territory } from '@/domain/territory'
import { territoriesQuery } from '@/lib/queries/org'
import s from './territory.module.css'

/** Which committee is corrected; none for a new one. */
export type TerritoryChoice = { id: string | null }

/** Enters a Party committee of the territory, or corrects the name of one. */
export function TerritoryDialog({ territory: { id }, onClose }: { territory: TerritoryChoice; onClose: () => void }) {
  const t = useTranslations('organisation.territory')
  const ui = useTranslations('ui.dialog')
  const { data: known } = useQuery(territoriesQuery())
  const found = known?.find((one) => one.id === id)
  return (
    <Modal opened onClose={onClose} title={t(id === null ? 'create' : 'edit')} closeButtonProps={{ 'aria-label': ui('close') }}>
      {id === null ? (
        <Create known={known ?? []} onClose={onClose} />
      ) : found === undefined ? (
        <p role="status">{t('loading')}</p>
      ) : (
        <Edit territory={found} onClose={onClose} />
      )}
    </Modal>
  )
}

function Create({ known, onClose }: { known: readonly Territory[]; onClose: () => void }) {
  const t = useTranslations('organisation.territory')
  const words = useWords()
  const fieldWords = useFieldWords()
  const [draft, setDraft] = useState<{ name: string; regionCode: string; parentId: string | null }>({
    name: '',
    regionCode: '',
    parentId: null,
  })
  const saving = useSaving({
    schema: territoryCreate,
    path: '/api/territories',
    noun: 'org',
    saved: t('created'),
    conflict: t('conflict'),
    onClose,
  })
  const { wrong, edit, submit } = saving
  function send(event: FormEvent) {
    event.preventDefault()
    submit(draft)
  }
  const change = (part: Partial<typeof draft>) => edit(() => setDraft({ ...draft, ...part }))
  const above = known.filter(({ regionCode, parentId }) => regionCode === draft.regionCode && parentId === null)
  return (
    <form className={s.form} onSubmit={send} noValidate>
      <Select
        label={t('region')}
        placeholder={t('choose')}
        withAsterisk
        allowDeselect={false}
        value={draft.regionCode === '' ? null : draft.regionCode}
        data={regionOptions(words)}
        error={fieldWords(wrong['regionCode'])}
        onChange={(code) => change({ regionCode: code ?? '', parentId: null })}
      />
      <Select
        label={t('parent')}
        placeholder={t('top')}
        clearable
        disabled={above.length === 0}
        value={draft.parentId}
        data={above.map((one) => ({ value: one.id, label: one.name }))}
        error={fieldWords(wrong['parentId'])}
        onChange={(parentId) => change({ parentId })}
      />
      <Name value={draft.name} error={fieldWords(wrong['name'])} onChange={(name) => change({ name })} />
      <Foot saving={saving} onClose={onClose} />
    </form>
  )
}

function Edit({ territory, onClose }: { territory: Territory; onClose: () => void }) {
  const t = useTranslations('organisation.territory')
  const fieldWords = useFieldWords()
  const [name, setName] = useState(territory.name)
  const saving = useSaving({
    schema: territoryEdit,
    method: 'PATCH',
    path: `/api/territories/${territory.id}`,
    noun: 'org',
    saved: t('edited'),
    conflict: t('conflict'),
    onClose,
  })
  function send(event: FormEvent) {
    event.preventDefault()
    saving.submit({ id: territory.id, version: territory.version, name })
  }
  return (
    <form className={s.form} onSubmit={send} noValidate>
      <Name value={name} error={fieldWords(saving.wrong['name'])} onChange={(text) => saving.edit(() => setName(text))} />
      <Foot saving={saving} onClose={onClose} />
    </form>
  )
}

function Name({ value, error, onChange }: { value: string; error: string | undefined; onChange: (name: string) => void }) {
  const t = useTranslations('organisation.territory')
  return (
    <TextInput
      label={t('name')}
      description={t('nameHint')}
      withAsterisk
      maxLength={60}
      data-autofocus
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

type Saving = Pick<ReturnType<typeof useSaving>, 'wrong' | 'problem' | 'pending'>

function Foot({ saving: { wrong, problem, pending }, onClose }: { saving: Saving; onClose: () => void }) {
  const t = useTranslations('organisation.territory')
  const ui = useTranslations('ui.dialog')
  return (
    <DialogFoot
      problem={Object.keys(wrong).length > 0 ? undefined : (problem ?? undefined)}
      cancelLabel={ui('cancel')}
      submitLabel={t('save')}
      pending={pending}
      onCancel={onClose}
    />
  )
}
