import { Modal, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { regionOptions } from '@/components/region/region-words'
import { FormDialog } from '@/components/ui/form-dialog'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useSaving } from '@/components/ui/use-saving'
import { useWords } from '@/components/ui/use-words'
import { territoryCreate, territoryEdit, type Territory } from '@/domain/territory'
import { territoriesQuery } from '@/lib/queries/org'

/** Which committee is corrected; none for a new one. */
export type TerritoryChoice = { id: string | null }

/** Enters a Party committee of the territory, or corrects the name of one. */
export function TerritoryDialog({ territory: { id }, onClose }: { territory: TerritoryChoice; onClose: () => void }) {
  const t = useTranslations('organisation.territory')
  const ui = useTranslations('ui.dialog')
  const { data: known } = useQuery(territoriesQuery())
  const found = known?.find((one) => one.id === id)
  if (id === null) return <Create known={known ?? []} onClose={onClose} />
  if (found !== undefined) return <Edit territory={found} onClose={onClose} />
  return (
    <Modal opened onClose={onClose} title={t('edit')} closeButtonProps={{ 'aria-label': ui('close') }}>
      <p role="status">{t('loading')}</p>
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
  const { wrong, pending, problem, edit, submit } = useSaving({
    schema: territoryCreate,
    path: '/api/territories',
    noun: 'org',
    saved: t('created'),
    conflict: t('conflict'),
    onClose,
  })
  const change = (part: Partial<typeof draft>) => edit(() => setDraft({ ...draft, ...part }))
  const above = known.filter(({ regionCode, parentId }) => regionCode === draft.regionCode && parentId === null)
  return (
    <FormDialog
      title={t('create')}
      problem={problem}
      submitLabel={t('save')}
      pending={pending}
      onSubmit={() => submit(draft)}
      onClose={onClose}
    >
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
    </FormDialog>
  )
}

function Edit({ territory: { id, version, name: standing }, onClose }: { territory: Territory; onClose: () => void }) {
  const t = useTranslations('organisation.territory')
  const fieldWords = useFieldWords()
  const [name, setName] = useState(standing)
  const { wrong, pending, problem, edit, submit } = useSaving({
    schema: territoryEdit,
    method: 'PATCH',
    path: `/api/territories/${id}`,
    noun: 'org',
    saved: t('edited'),
    conflict: t('conflict'),
    onClose,
  })
  return (
    <FormDialog
      title={t('edit')}
      problem={problem}
      submitLabel={t('save')}
      pending={pending}
      onSubmit={() => submit({ id, version, name })}
      onClose={onClose}
    >
      <Name value={name} error={fieldWords(wrong['name'])} onChange={(text) => edit(() => setName(text))} />
    </FormDialog>
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
