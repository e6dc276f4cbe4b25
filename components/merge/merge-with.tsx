import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { SearchField } from '@/components/ui/search-field'
import { TextLink } from '@/components/ui/text-link'
import { addressOf } from '@/lib/api'
import { memberListQuery } from '@/lib/queries/member'
import s from './merge.module.css'

const foundMost = 10

/** Finds the other entry of a person; the two are compared on a page of their own. */
export function MergeWith({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const t = useTranslations('merge.member')
  const ui = useTranslations('ui')
  const [q, setQ] = useState(name)
  const { data } = useQuery(memberListQuery({ q, limit: foundMost + 1 }))
  const found = (data?.items ?? []).filter((row) => row.id !== id).slice(0, foundMost)
  return (
    <Modal opened onClose={onClose} title={t('title')} closeButtonProps={{ 'aria-label': ui('dialog.close') }}>
      <p className={s.hint}>{t('hint')}</p>
      <SearchField label={t('search')} value={q} onCommit={setQ} />
      {data !== undefined && found.length === 0 ? <p className={s.hint}>{t('none')}</p> : null}
      <ul className={s.found}>
        {found.map((row) => (
          <li key={row.id}>
            <TextLink href={addressOf('/members/duplicates/compare', { left: id, right: row.id })}>{row.name}</TextLink>
            <span>{row.orgName ?? row.presenceOrgName ?? row.externalName}</span>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
