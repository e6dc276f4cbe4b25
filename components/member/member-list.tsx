'use client'

import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import {
  IconArrowsExchange,
  IconArrowsJoin,
  IconChartBar,
  IconFileImport,
  IconPlus,
  IconProgressCheck,
  IconReceiptYuan,
  IconRoute,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { parseAsString, useQueryStates } from 'nuqs'
import { useMay } from '@/components/account/may'
import { ExportButton } from '@/components/list/export-button'
import { ListPanel } from '@/components/list/list-panel'
import { tickLead } from '@/components/list/tick-lead'
import { useTicks } from '@/components/list/use-ticks'
import { useColumnsShown } from '@/components/list/use-columns-shown'
import { OrgFilter } from '@/components/organisation/org-filter'
import { regionOptions } from '@/components/region/region-words'
import { ButtonLink } from '@/components/ui/button-link'
import { cx } from '@/components/ui/class-names'
import type { Column } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'
import { MaskedText } from '@/components/ui/masked-text'
import { PageTitle } from '@/components/ui/page-title'
import { PastChip } from '@/components/ui/past-chip'
import { Segmented } from '@/components/ui/segmented'
import { SelectFilter } from '@/components/ui/select-filter'
import { useWords } from '@/components/ui/use-words'
import type { MemberPage, MemberRow } from '@/domain/member'
import { memberStageKeys, memberStages, memberStagesCounted, memberStandingKeys, memberStandings } from '@/domain/member-words'
import { endedMonth, stockDay } from '@/domain/month'
import { driverGroupKeys, driverGroups } from '@/domain/org-words'
import { addressOf } from '@/lib/api'
import { memberListQuery, memberTabsQuery } from '@/lib/queries/member'
import { orgPlaceQuery } from '@/lib/queries/org'
import { everyone, filtersOf, listInputOf } from './member-address'
import s from './member-list.module.css'
import { MemberPanel } from './member-panel'
import { MemberSearch } from './member-search'
import { MemberSelection } from './member-selection'
import { StageTag, StandingTag } from './member-tags'
import { useMemberName } from './use-member-name'

const address = {
  org: parseAsString.withOptions({ shallow: false }),
  region: parseAsString,
  q: parseAsString,
  stage: parseAsString,
  standing: parseAsString,
  group: parseAsString,
  relation: parseAsString,
  only: parseAsString,
  month: parseAsString,
  basis: parseAsString,
  cursor: parseAsString,
  before: parseAsString,
  member: parseAsString,
}
const unfiltered = { q: null, standing: null, group: null, relation: null, region: null, org: null, only: null }
const tabs = ['members', 'candidate', 'activist', 'applicant', everyone] as const

/** The register: tabs, search and filters in the address; one person's detail beside it on a wide screen. */
export function MemberList({ today, mayMerge }: { today: string; mayMerge: boolean }) {
  const t = useTranslations('member.list')
  const title = useTranslations('member')('title')
  const pick = useTranslations('member.selection')
  const mayExport = useMay('roster.export')
  const words = useWords()
  const format = useFormatter()
  const nameOf = useMemberName()
  const columns = useColumnsShown('members', useColumns())
  const wide = useMediaQuery('(width >= 1280px)', false)
  const [asked, ask] = useQueryStates(address, { history: 'push', scroll: false })
  const { member, cursor, before, ...filters } = asked
  const input = listInputOf({ ...filters, cursor, before })
  const list = useQuery(memberListQuery(input))
  const place = useQuery(orgPlaceQuery(input.org)).data
  const { data } = list
  const counts = useQuery(memberTabsQuery(input)).data
  const past = endedMonth(input.month, today)
  const chosen = filtersOf(input)
  const page = data?.items ?? []
  const named = page.filter(isNamed)
  const ticking = useTicks(
    JSON.stringify(chosen),
    named.map((row) => row.id),
  )
  // What was, cannot be changed together: a past day is only looked at.
  const tickable = (mayExport || data?.mayCreate === true) && past === undefined
  const docked = wide && member !== null
  const narrow = (change: Parameters<typeof ask>[0]) => void ask({ cursor: null, before: null, ...change })
  const tab = input.stage === undefined ? everyone : input.stage === 'full' || input.stage === 'probationary' ? 'members' : input.stage
  const filtered = [filters.q, filters.standing, filters.group, filters.relation, filters.region, filters.org, filters.only].some(
    (value) => value !== null,
  )
  const countOf = (key: (typeof tabs)[number]) => (key === everyone || counts === undefined ? undefined : format.number(counts[key]))
  const hrefOf = (id: string) => (wide ? addressOf('/members', { ...asked, member: id }) : `/members/${id}`)
  const create =
    data?.mayCreate === true ? (
      <ButtonLink
        href={addressOf('/members/new', { org: input.org })}
        variant="filled"
        icon={<IconPlus size={16} stroke={1.6} aria-hidden />}
      >
        {t('create')}
      </ButtonLink>
    ) : null
  return (
    <div className={cx(s.split, docked && s.docked)}>
      <div className={s.main}>
        <PageTitle
          title={title}
          tags={<PastChip month={past} onRemove={() => void ask({ month: null, cursor: null, before: null }, { shallow: false })} />}
          subtitle={t('subtitle', { place: place?.here.name ?? '', day: past === undefined ? today : stockDay(past, today) })}
          actions={
            <>
              <ButtonLink href="/members/floating" icon={<IconRoute size={16} stroke={1.6} aria-hidden />}>
                {t('floating')}
              </ButtonLink>
              <ButtonLink href="/members/transfers" icon={<IconArrowsExchange size={16} stroke={1.6} aria-hidden />}>
                {t('transfers')}
              </ButtonLink>
              <ButtonLink
                href={addressOf('/members/development', { org: input.org })}
                icon={<IconProgressCheck size={16} stroke={1.6} aria-hidden />}
              >
                {t('development')}
              </ButtonLink>
              <ButtonLink
                href={addressOf('/members/structure', { org: input.org, month: input.month, basis: input.basis })}
                icon={<IconChartBar size={16} stroke={1.6} aria-hidden />}
              >
                {t('structure')}
              </ButtonLink>
              {mayMerge ? (
                <ButtonLink href="/members/duplicates" icon={<IconArrowsJoin size={16} stroke={1.6} aria-hidden />}>
                  {t('duplicates')}
                </ButtonLink>
              ) : null}
              {data?.mayCreate === true ? (
                <>
                  <ButtonLink href="/members/dues" icon={<IconReceiptYuan size={16} stroke={1.6} aria-hidden />}>
                    {t('dues')}
                  </ButtonLink>
                  <ButtonLink href="/imports" icon={<IconFileImport size={16} stroke={1.6} aria-hidden />}>
                    {t('imports')}
                  </ButtonLink>
                </>
              ) : null}
              {data?.mayCreate === false ? (
                <ButtonLink href="/members/dues/branches" icon={<IconReceiptYuan size={16} stroke={1.6} aria-hidden />}>
                  {t('dues')}
                </ButtonLink>
              ) : null}
              <ExportButton
                right="roster.export"
                path="/api/members/file"
                filters={{ ...listInputOf(filters) }}
                columns={columns}
                total={data?.total}
              />
              {create}
            </>
          }
        />
        <ListPanel
          query={list}
          tools="members"
          filterLabel={t('filter')}
          tabs={
            <Segmented
              label={t('tabs')}
              value={tab}
              onChange={(stage) => narrow({ stage: stage === 'members' ? null : stage })}
              items={tabs.map((key) => ({ value: key, label: t(key), count: countOf(key) }))}
            />
          }
          caption={t('caption')}
          columns={columns}
          rows={data?.items}
          rowKey={(row) => row.id}
          rowHref={(row) => hrefOf(row.id)}
          lead={
            tickable
              ? tickLead({
                  ticking,
                  rows: page,
                  pageLabel: pick('page'),
                  rowLabel: (row) => pick(isNamed(row) ? 'row' : 'anonymous', { name: nameOf(row) }),
                  mayTick: isNamed,
                })
              : undefined
          }
          isSelected={(row) => docked && row.id === member}
          empty={
            filtered ? (
              <Empty
                title={t('empty')}
                hint={data === undefined || data.left === 0 ? t('emptyHint') : t('left', { count: data.total.count, left: data.left })}
                action={<Button onClick={() => narrow(unfiltered)}>{t('clear')}</Button>}
              />
            ) : (
              <Empty title={t('none')} hint={t('noneHint')} action={create} />
            )
          }
          pager={
            data === undefined
              ? undefined
              : {
                  text: (
                    <Total
                      page={data}
                      uncounted={input.stage === 'members' && input.standing === undefined ? (counts?.uncounted ?? 0) : 0}
                    />
                  ),
                  previous: data.previous === null ? undefined : () => void ask({ before: data.previous, cursor: null }, { scroll: true }),
                  next: data.next === null ? undefined : () => void ask({ cursor: data.next, before: null }, { scroll: true }),
                }
          }
        >
          <MemberSearch
            q={filters.q ?? ''}
            onWords={(q) => narrow({ q: q === '' ? null : q, only: null })}
            onFound={(ids) => narrow({ ...unfiltered, stage: everyone, only: ids.join(',') })}
          />
          <OrgFilter value={input.org ?? null} onChange={(org) => narrow({ org })} />
          {tab === 'members' ? (
            <SelectFilter
              label={t('stage')}
              allLabel={t('both')}
              value={input.stage === 'members' ? null : (input.stage ?? null)}
              options={memberStageKeys
                .filter((key) => memberStagesCounted.includes(key))
                .map((key) => ({ value: key, label: words(memberStages[key]) }))}
              onChange={(stage) => narrow({ stage })}
            />
          ) : null}
          <SelectFilter
            label={t('region')}
            allLabel={t('all')}
            value={input.region ?? null}
            options={regionOptions(words)}
            onChange={(region) => narrow({ region })}
          />
          <SelectFilter
            label={t('standing')}
            allLabel={t('all')}
            value={input.standing ?? null}
            options={[
              { value: 'counted', label: t('standingCounted') },
              ...memberStandingKeys.map((key) => ({ value: key, label: words(memberStandings[key]) })),
            ]}
            onChange={(standing) => narrow({ standing })}
          />
          <SelectFilter
            label={t('group')}
            allLabel={t('all')}
            value={input.group ?? null}
            options={driverGroupKeys.map((key) => ({ value: key, label: words(driverGroups[key]) }))}
            onChange={(group) => narrow({ group })}
          />
          <SelectFilter
            label={t('relation')}
            allLabel={t('all')}
            value={input.relation ?? null}
            options={[
              { value: 'formal', label: t('formal') },
              { value: 'presence', label: t('presence') },
              { value: 'counted', label: t('relationCounted') },
            ]}
            onChange={(relation) => narrow({ relation })}
          />
        </ListPanel>
        {tickable && data !== undefined ? (
          <MemberSelection
            ticking={ticking}
            filters={chosen}
            rows={named}
            total={{ ...data.total, count: data.total.count - page.length + named.length }}
            columns={columns}
            today={today}
          />
        ) : null}
      </div>
      {docked ? <MemberPanel key={member} id={member} onClose={() => void ask({ member: null })} /> : null}
    </div>
  )
}

function Total({ page: { total, left }, uncounted }: { page: MemberPage; uncounted: number }) {
  const t = useTranslations('member.list')
  const format = useFormatter()
  if (!total.exact) return <>{t('totalMany')}</>
  const count = format.number(total.count)
  if (left > 0) return <>{t('left', { count, left: format.number(left) })}</>
  return <>{uncounted === 0 ? t('total', { count }) : t('uncounted', { count, uncounted: format.number(uncounted) })}</>
}

/** Whoever is anonymous cannot be changed or handed out, and so not chosen. */
const isNamed = ({ anonymisedAt }: MemberRow): boolean => anonymisedAt === null

function useColumns(): Column<MemberRow>[] {
  const t = useTranslations('member.list')
  const nameOf = useMemberName()
  const words = useWords()
  return [
    { key: 'name', header: t('columns.name'), width: 104, render: nameOf },
    { key: 'org', header: t('columns.org'), bare: true, priority: 1, render: (row) => <Places row={row} /> },
    { key: 'stage', header: t('columns.stage'), bare: true, priority: 1, render: (row) => <StageTag stage={row.stage} /> },
    { key: 'standing', header: t('columns.standing'), bare: true, priority: 1, render: (row) => <StandingTag standing={row.standing} /> },
    { key: 'group', header: t('columns.group'), priority: 3, render: (row) => words(driverGroups[row.driverGroup]) },
    { key: 'phone', header: t('columns.phone'), bare: true, priority: 1, render: (row) => <MaskedText value={row.phoneMask} /> },
    { key: 'joined', header: t('columns.joined'), priority: 3, render: (row) => row.joinedOn?.slice(0, 7) ?? '—' },
  ]
}

/** Where the formal relation lies, and under it who keeps the person; two lines, since they are two things. */
function Places({ row }: { row: MemberRow }) {
  const t = useTranslations('member.list')
  const formal = row.orgName ?? row.externalName ?? '—'
  return (
    <span className={s.places}>
      <span className={s.place} title={formal}>
        {formal}
      </span>
      {row.presenceOrgName === null ? null : (
        <span className={cx(s.place, s.kept)} title={row.presenceOrgName}>
          {t('keptBy', { branch: row.presenceOrgName })}
        </span>
      )}
    </span>
  )
}
