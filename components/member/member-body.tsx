import { IconShieldLock } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { PersonFloating } from '@/components/floating/person-floating'
import { PersonTransfer } from '@/components/transfer/person-transfer'
import { PersonUnion } from '@/components/union/person-union'
import { Avatar } from '@/components/ui/avatar'
import { Empty } from '@/components/ui/empty'
import { FactList } from '@/components/ui/fact-list'
import { Segmented } from '@/components/ui/segmented'
import { TextLink } from '@/components/ui/text-link'
import { usePostWords } from '@/components/committee/posts-ending'
import { Timeline } from '@/components/ui/timeline'
import { postKinds } from '@/domain/committee-words'
import { useWords } from '@/components/ui/use-words'
import { ageOn, educations, occupations, sexes } from '@/domain/cut'
import { ethnicities } from '@/domain/ethnicity'
import type { MemberDetail, TimelineEntry } from '@/domain/member'
import { memberLabels, memberStages, memberStandings } from '@/domain/member-words'
import { dayOf, type Day } from '@/domain/month'
import { driverGroups } from '@/domain/org-words'
import s from './member-body.module.css'
import { MaskedNumber } from './masked-number'
import { StageTag, StandingTag } from './member-tags'
import { useMemberName } from './use-member-name'

/** Who it is, at the head of the panel and of the page. */
export function MemberName({ member, level: Level }: { member: MemberDetail; level: 'h1' | 'h2' }) {
  const name = useMemberName()(member)
  return (
    <div className={s.who}>
      <Avatar name={name} size={40} />
      <div className={s.words}>
        <div className={s.title}>
          <Level className={s.name}>{name}</Level>
          <StageTag stage={member.stage} />
          <StandingTag standing={member.standing} />
        </div>
        <p className={s.place}>{member.orgName ?? member.externalName}</p>
      </div>
    </div>
  )
}

/** A person's facts, the year in numbers, and what was recorded when; of whoever was made anonymous what is left. */
export function MemberBody({ member }: { member: MemberDetail }) {
  return member.anonymisedAt === null ? (
    <KnownBody member={member} />
  ) : (
    <AnonymousBody member={member} on={dayOf(new Date(member.anonymisedAt))} />
  )
}

function AnonymousBody({ member, on }: { member: MemberDetail; on: Day }) {
  const t = useTranslations('member.anonymous')
  const detail = useTranslations('member.detail')
  const words = useWords()
  return (
    <>
      <div className={s.facts}>
        <FactList
          rows={[
            { key: 'org', label: detail('org'), value: member.orgName ?? member.externalName ?? '—' },
            { key: 'group', label: words(memberLabels.driverGroup), value: words(driverGroups[member.driverGroup]) },
            { key: 'sex', label: words(memberLabels.sex), value: member.sex === null ? '—' : words(sexes[member.sex]) },
          ]}
        />
        <p className={s.note} role="status">
          <IconShieldLock size={16} stroke={1.6} aria-hidden />
          <span>{t('text', { day: on })}</span>
        </p>
      </div>
      <div className={s.records}>
        <Story entries={member.timeline} bare />
      </div>
    </>
  )
}

function KnownBody({ member }: { member: MemberDetail }) {
  const t = useTranslations('member.detail')
  const named = usePostWords()
  const union = useTranslations('union.fact')
  const transfer = useTranslations('transfer.fact')
  const floating = useTranslations('floating.fact')
  const format = useFormatter()
  const words = useWords()
  const [shown, setShown] = useState<'story' | 'activities'>('story')
  const day = (text: string) => format.dateTime(new Date(`${text}T12:00:00+08:00`), { month: 'long', day: 'numeric' })
  return (
    <>
      <div className={s.facts}>
        <FactList
          rows={[
            {
              key: 'phone',
              label: words(memberLabels.phone),
              value: <MaskedNumber id={member.id} field="phone" mask={member.phoneMask} mayUnmask={member.mayUnmask} />,
            },
            {
              key: 'idNumber',
              label: words(memberLabels.idNumber),
              value: <MaskedNumber id={member.id} field="idNumber" mask={member.idMask} mayUnmask={member.mayUnmask} />,
            },
            {
              key: 'org',
              label: t('org'),
              value:
                member.orgId !== null && member.orgName !== null ? (
                  <TextLink href={`/organisations/${member.orgId}`}>{member.orgName}</TextLink>
                ) : (
                  `${member.externalName ?? '—'}${t('outside')}`
                ),
            },
            {
              key: 'kept',
              label: t('kept'),
              value:
                member.presenceOrgId !== null && member.presenceOrgName !== null ? (
                  <TextLink href={`/organisations/${member.presenceOrgId}`}>{member.presenceOrgName}</TextLink>
                ) : (
                  t('notKept')
                ),
            },
            ...(member.posts.length === 0 ? [] : [{ key: 'posts', label: t('posts'), value: named(member.posts) }]),
            { key: 'floating', label: floating('label'), value: <PersonFloating person={member} /> },
            { key: 'transfer', label: transfer('label'), value: <PersonTransfer id={member.id} /> },
            { key: 'group', label: words(memberLabels.driverGroup), value: words(driverGroups[member.driverGroup]) },
            { key: 'employer', label: words(memberLabels.employer), value: member.employer ?? '—' },
            { key: 'joined', label: words(memberLabels.joinedOn), value: member.joinedOn ?? '—' },
            { key: 'sex', label: words(memberLabels.sex), value: member.sex === null ? '—' : words(sexes[member.sex]) },
            {
              key: 'born',
              label: words(memberLabels.bornOn),
              value: member.bornOn === null ? '—' : t('born', { day: member.bornOn, age: ageOn(member.bornOn, dayOf(new Date())) }),
            },
            {
              key: 'ethnicity',
              label: words(memberLabels.ethnicity),
              value: member.ethnicity === null ? '—' : words(ethnicities[member.ethnicity]),
            },
            {
              key: 'education',
              label: words(memberLabels.education),
              value: member.education === null ? '—' : words(educations[member.education]),
            },
            {
              key: 'occupation',
              label: words(memberLabels.occupation),
              value: member.occupation === null ? '—' : words(occupations[member.occupation]),
            },
            { key: 'union', label: union('label'), value: <PersonUnion id={member.id} /> },
          ]}
        />
        {member.mayUnmask && (member.phoneMask !== null || member.idMask !== null) ? (
          <p className={s.note}>
            <IconShieldLock size={16} stroke={1.6} aria-hidden />
            <span>{t('unmaskNote')}</span>
          </p>
        ) : null}
      </div>
      <dl className={s.numbers}>
        <div>
          <dt>{t('attended')}</dt>
          <dd>
            {format.number(member.activitiesThisYear)}
            <small>{t('times')}</small>
          </dd>
        </div>
        <div>
          <dt>{t('last')}</dt>
          <dd>{member.lastActivityOn === null ? '—' : day(member.lastActivityOn)}</dd>
        </div>
      </dl>
      <div className={s.records}>
        <Segmented
          small
          label={t('tabs')}
          value={shown}
          onChange={(value) => setShown(value === 'activities' ? 'activities' : 'story')}
          items={[
            { value: 'story', label: t('story') },
            { value: 'activities', label: t('activities') },
          ]}
        />
        {shown === 'story' ? (
          <Story entries={member.timeline} />
        ) : member.activities.length === 0 ? (
          <Empty title={t('noActivities')} hint={t('noActivitiesHint')} />
        ) : (
          <>
            <Timeline
              variant="dates"
              label={t('activities')}
              entries={member.activities.map((item) => ({
                key: item.id,
                date: item.day,
                title: item.title,
                text: item.orgName,
                href: `/activities/${item.id}`,
              }))}
            />
            {member.activitiesThisYear > member.activities.length ? (
              <p className={s.place}>{t('more', { count: member.activitiesThisYear - member.activities.length })}</p>
            ) : null}
          </>
        )}
      </div>
    </>
  )
}

/** Without the bases where nothing is left of them. */
function Story({ entries, bare = false }: { entries: readonly TimelineEntry[]; bare?: boolean }) {
  const t = useTranslations('member.detail')
  const words = useWords()
  const first = entries.filter((entry) => entry.fact === 'stage').at(-1)
  const titleOf = (entry: TimelineEntry): string => {
    switch (entry.fact) {
      case 'stage':
        return t(entry === first ? 'entry.stageFirst' : 'entry.stage', {
          stage: entry.stage === undefined ? '' : words(memberStages[entry.stage]),
        })
      case 'standing':
        return t('entry.standing', { standing: entry.standing === undefined ? '' : words(memberStandings[entry.standing]) })
      case 'post':
      case 'post_end':
        return t(`entry.${entry.fact}`, { place: entry.place ?? '', post: entry.post === undefined ? '' : words(postKinds[entry.post]) })
      default:
        return t(`entry.${entry.fact}`, { place: entry.place ?? '' })
    }
  }
  return (
    <Timeline
      variant="dates"
      label={t('story')}
      entries={entries.map((entry) => ({
        key: `${entry.from} ${entry.fact} ${entry.place ?? ''} ${entry.post ?? ''}`,
        date: entry.from,
        title: titleOf(entry),
        text: bare ? undefined : t('basis', { basis: entry.basis }),
      }))}
    />
  )
}
