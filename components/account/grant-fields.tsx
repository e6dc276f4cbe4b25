import { Select } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useWords } from '@/components/ui/use-words'
import type { AccountOptions } from '@/domain/account'
import { roleKeys, roles, type Role } from '@/domain/roles'
import s from './account.module.css'

export type GrantDraft = { role: Role | null; orgId: string | null; stationId: string | null }
export const emptyGrant: GrantDraft = { role: null, orgId: null, stationId: null }

type GrantFieldsProps = {
  options: AccountOptions
  draft: GrantDraft
  wrong: Readonly<Record<string, string>>
  onChange: (draft: GrantDraft) => void
}

/** A role and where it holds: an organisation's subtree, or for a keeper one station. */
export function GrantFields({ options, draft, wrong, onChange }: GrantFieldsProps) {
  const t = useTranslations('account.form')
  const words = useWords()
  const fieldWords = useFieldWords()
  const keeper = draft.role === 'station_keeper'
  const common = {
    placeholder: t('choose'),
    nothingFoundMessage: t('nothing'),
    withAsterisk: true,
    allowDeselect: false,
    checkIconPosition: 'right' as const,
  }
  return (
    <div className={s.fields}>
      <Select
        {...common}
        label={t('role')}
        value={draft.role}
        error={fieldWords(wrong['role'])}
        data={options.roles.map((key) => ({ value: key, label: words(roles[key].label) }))}
        onChange={(value) =>
          onChange({
            ...draft,
            role: roleKeys.find((key) => key === value) ?? null,
            ...(value === 'station_keeper' ? { orgId: null } : { stationId: null }),
          })
        }
      />
      {keeper ? (
        <Select
          {...common}
          searchable
          limit={100}
          label={t('station')}
          value={draft.stationId}
          error={fieldWords(wrong['stationId'])}
          data={options.stations.map((station) => ({ value: station.id, label: `${station.name}（${station.orgName}）` }))}
          onChange={(stationId) => onChange({ ...draft, stationId })}
        />
      ) : (
        <Select
          {...common}
          searchable
          limit={100}
          label={t('org')}
          description={t('orgHint')}
          value={draft.orgId}
          error={fieldWords(wrong['orgId'])}
          data={options.orgs.map((org) => ({ value: org.id, label: org.name }))}
          onChange={(orgId) => onChange({ ...draft, orgId })}
        />
      )}
    </div>
  )
}

/** What of a draft is sent: only the place that the role takes. */
export const grantOf = ({ role, orgId, stationId }: GrantDraft) => ({ role, ...(role === 'station_keeper' ? { stationId } : { orgId }) })
