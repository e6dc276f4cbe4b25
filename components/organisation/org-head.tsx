import { IconArrowsSplit2, IconPencil, IconPlus } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { TermTag } from '@/components/committee/committee-card'
import { regionName } from '@/components/region/region-words'
import { ButtonLink } from '@/components/ui/button-link'
import { FactStrip, type Fact } from '@/components/ui/fact-strip'
import { Tag } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import { useWords } from '@/components/ui/use-words'
import { branchKinds, committeeDue, driverGroups, orgKinds, orgLevels, parentKinds, standsForKinds } from '@/domain/org-words'
import type { CommitteeState } from '@/domain/committee'
import { indicators } from '@/domain/indicators'
import { daysBetween, stockDay, type Day, type Month } from '@/domain/month'
import type { OrgDetail } from '@/domain/org'
import type { OrgNumbers } from '@/domain/org-page'
import { toneOf } from './org-tree'
import s from './org-view.module.css'

type HeadProps = {
  org: OrgDetail
  numbers: OrgNumbers | null
  committee: CommitteeState | null
  month: Month
  today: Day
  actions?: ReactNode
}

/** Who this is, with the facts that decide its duties and the two numbers that are never added. */
export function OrgHead({ org, actions, ...facts }: HeadProps) {
  const t = useTranslations('organisation.head')
  const change = useTranslations('reorganisation')('open')
  const words = useWords()
  const lines = [
    org.parent === null ? null : t('line', { name: org.parent.name }),
    org.territory === null ? null : t('territory', { name: org.territory }),
    t('region', { name: regionName(org.regionCode, words) }),
    org.driverGroup === null ? null : t('group', { name: words(driverGroups[org.driverGroup]) }),
    org.standsForKind === null || org.standsFor === null
      ? null
      : t('standsFor', { kind: words(standsForKinds[org.standsForKind]), name: org.standsFor }),
  ]
  return (
    <section className={s.head}>
      <div className={s.top}>
        <div className={s.words}>
          <div className={s.title}>
            <h1>{org.name}</h1>
            <Tag tone={toneOf(org)}>{words(orgKinds[org.kind])}</Tag>
            {org.dissolvedOn === null ? null : <Tag tone="amber">{t('dissolved', { day: org.dissolvedOn })}</Tag>}
          </div>
          <p className={s.lines}>
            {lines.flatMap((line) => (line === null ? [] : [<span key={line}>{line}</span>]))}
            {org.enterprise === null ? null : <Host org={org} name={org.enterprise} />}
          </p>
        </div>
        <div className={s.actions}>
          {org.mayEdit ? (
            <ButtonLink href={`/organisations/${org.id}/edit`} icon={<IconPencil size={16} stroke={1.6} aria-hidden />}>
              {t('edit')}
            </ButtonLink>
          ) : null}
          {org.mayEdit ? (
            <ButtonLink href={`/organisations/${org.id}/change`} icon={<IconArrowsSplit2 size={16} stroke={1.6} aria-hidden />}>
              {change}
            </ButtonLink>
          ) : null}
          {org.mayEdit && parentKinds.includes(org.kind) ? (
            <ButtonLink href={`/organisations/new?parent=${org.id}`} icon={<IconPlus size={16} stroke={1.6} aria-hidden />}>
              {t('create')}
            </ButtonLink>
          ) : null}
          {actions}
          {org.mayLog && branchKinds.includes(org.kind) ? (
            <ButtonLink href={`/activities/new?org=${org.id}`} variant="filled" icon={<IconPlus size={16} stroke={1.6} aria-hidden />}>
              {t('log')}
            </ButtonLink>
          ) : null}
        </div>
      </div>
      <Facts org={org} {...facts} />
    </section>
  )
}

/** The enterprise of an organisation, a link where it is registered. */
function Host({ org, name }: { org: OrgDetail; name: string }) {
  const t = useTranslations('organisation.head')
  const text = t('enterprise', { name })
  return org.enterpriseId === null ? <span>{text}</span> : <TextLink href={`/enterprises/${org.enterpriseId}`}>{text}</TextLink>
}

function Facts({ org, numbers, committee, month, today }: Omit<HeadProps, 'actions'>) {
  const t = useTranslations('organisation.facts')
  const format = useFormatter()
  const words = useWords()
  const branch = branchKinds.includes(org.kind)
  const due = numbers !== null && committeeDue(org.kind, { formal: numbers.fullFormal, presence: numbers.fullPresence })
  const term = useTermFact(committee, today)
  const secretaries = committee?.posts.filter(({ kind }) => kind === 'secretary').map(({ name }) => name)
  const lead: Fact[] = !branch
    ? [{ key: 'level', label: t('level'), value: words(orgLevels[org.level]) }]
    : // Who may not see the posts is told no name here either.
      secretaries === undefined
      ? []
      : [
          {
            key: 'secretary',
            label: t('secretary'),
            value: secretaries.join('、') || <span className={s.faint}>{t('secretaryNone')}</span>,
          },
        ]
  const facts: Fact[] = [
    // First, so that the two stand side by side on a phone too.
    ...(numbers === null
      ? []
      : [
          {
            key: 'formal',
            label: words(indicators.members_formal.label),
            definition: words(indicators.members_formal.basis),
            number: { text: format.number(numbers.formal), unit: t('people') },
            note: t('asOf', { day: stockDay(month, today) }),
          },
          {
            key: 'presence',
            label: words(indicators.members_presence.label),
            definition: words(indicators.members_presence.basis),
            number: { text: format.number(numbers.presence), unit: t('people') },
            note: t('apart'),
          },
        ]),
    ...lead,
    ...(branch
      ? [
          {
            key: 'committee',
            label: t('committee'),
            definition: t('committeeRule'),
            value: org.committeeSince === null ? t('committeeNone') : t('committeeSince', { day: org.committeeSince }),
            note: numbers === null ? undefined : due ? t('committeeDue') : t('committeeNotDue'),
          },
        ]
      : []),
    {
      key: 'founded',
      label: t('founded'),
      value: org.foundedOn,
      note: t('years', { years: Math.floor(daysBetween(org.foundedOn, today) / 365.25) }),
    },
    ...(term === null ? [] : [term]),
    ...(numbers === null || branch
      ? []
      : [
          {
            key: 'basic',
            label: t('basic'),
            definition: words(indicators.orgs.basis),
            number: { text: format.number(numbers.basic), unit: t('pieces') },
          },
        ]),
  ]
  return <FactStrip facts={facts} />
}

/** The course of the term that runs, with a word once its end is near. */
function useTermFact(committee: CommitteeState | null, today: Day): Fact | null {
  const t = useTranslations('organisation.facts')
  if (committee === null || committee.term === null) return null
  const { electedOn, endsOn } = committee.term
  const left = daysBetween(today, endsOn)
  return {
    key: 'term',
    label: t('term', { years: committee.years }),
    course: {
      percent: (daysBetween(electedOn, today) / daysBetween(electedOn, endsOn)) * 100,
      tone: left < 0 ? 'over' : left <= 180 ? 'amber' : 'neutral',
      start: electedOn,
      end: t('termEnds', { day: endsOn }),
    },
    aside: <TermTag state={committee} />,
  }
}
