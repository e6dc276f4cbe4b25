import { useTranslations } from 'next-intl'
import { activityKinds } from '@/domain/activity-words'
import type { AttentionItem } from '@/domain/attention'
import { developmentSteps } from '@/domain/development-words'
import { lastDay } from '@/domain/month'
import { addressOf } from '@/lib/api'
import type { AttentionItem as Row } from '@/components/ui/attention-list'
import { useWords } from '@/components/ui/use-words'
import type { Head } from './address'
import { useMonthWords } from './month-words'

/** Turns what needs attention into rows: who, what is missing, and the next step that this reader can take. */
export function useAttentionRows(head: Head): (item: AttentionItem) => Row {
  const t = useTranslations('dashboard.attention')
  const words = useWords()
  const months = useMonthWords()
  return (item) => {
    switch (item.kind) {
      case 'duty_late': {
        const duty = words(activityKinds[item.duty])
        const href = `/organisations/${item.orgId}`
        const period = item.from === item.to ? months.short(item.to) : t('quarter', { quarter: Math.ceil(Number(item.to.slice(5)) / 3) })
        const makeUp = {
          label: t('makeUp', { duty }),
          href: addressOf('/activities/new', { org: item.orgId, kind: item.duty, date: lastDay(item.to) }),
        }
        return {
          key: `${item.orgId} ${item.duty} ${item.from}`,
          kind: 'overdue',
          who: item.orgName,
          whoHref: href,
          what: t('dutyLate', { period, duty, minimum: item.minimum, days: item.days }),
          action: head.may.write ? makeUp : { label: t('view'), href },
        }
      }
      case 'returned': {
        const href = `/activities/${item.activityId}`
        return {
          key: item.activityId,
          kind: 'due',
          who: item.orgName,
          whoHref: `/organisations/${item.orgId}`,
          what: item.note === '' ? t('returnedPlain', { title: item.title }) : t('returned', { title: item.title, note: item.note }),
          action: { label: t('view'), href },
        }
      }
      case 'development_late': {
        const href = `/members/${item.personId}#development`
        return {
          key: `development ${item.personId}`,
          kind: 'overdue',
          who: t('personOf', { name: item.name, org: item.orgName }),
          whoHref: href,
          what: t('developmentLate', { step: words(developmentSteps[item.step].label), days: item.days }),
          action: { label: t('view'), href },
        }
      }
      case 'absent': {
        const href = `/members/${item.personId}`
        return {
          key: `absent ${item.personId}`,
          kind: item.alert === 'register' ? 'overdue' : 'due',
          who: t('personOf', { name: item.name, org: item.orgName }),
          whoHref: href,
          what: t(`absent.${item.alert}`, { months: item.months }),
          action: { label: t('view'), href },
        }
      }
      case 'no_reading': {
        const href = `/stations/${item.stationId}`
        return {
          key: item.stationId,
          kind: 'unreported',
          who: item.stationName,
          whoHref: href,
          what: item.lastDay === null ? t('neverRead', { days: item.days }) : t('noReading', { day: item.lastDay, days: item.days }),
          action: head.may.log ? { label: t('log'), href: addressOf('/traffic', { station: item.stationId }) } : { label: t('view'), href },
        }
      }
      case 'transfer': {
        const { step, daysLeft } = item
        const org = `/organisations/${item.orgId}`
        const href = addressOf('/members/transfers', { direction: step === 'receive' || step === 'reissue' ? 'in' : 'out' })
        return {
          key: `transfer ${item.transferId}`,
          kind: daysLeft < 0 ? 'overdue' : 'due',
          who: item.orgName,
          whoHref: org,
          what: t(`letter.${step}`, { days: Math.abs(daysLeft) }),
          action: head.may.persons ? { label: t(head.may.write ? 'settle' : 'view'), href } : { label: t('view'), href: org },
        }
      }
      case 'no_secretary': {
        const { since: day, days } = item
        return {
          key: `no_secretary ${item.orgId}`,
          kind: 'due',
          who: item.orgName,
          whoHref: `/organisations/${item.orgId}`,
          what: t('noSecretary', { day, days }),
          action: { label: t('view'), href: `/organisations/${item.orgId}${head.may.persons ? '/committee' : ''}` },
        }
      }
      case 'term': {
        const href = `/organisations/${item.orgId}/committee`
        const { daysLeft: days, endsOn: day } = item
        return {
          key: `term ${item.orgId}`,
          kind: days < 0 ? 'overdue' : 'due',
          who: item.orgName,
          whoHref: `/organisations/${item.orgId}`,
          what: days < 0 ? t('termOver', { day, days: -days }) : t('termEnds', { day, days }),
          action: { label: t('view'), href: head.may.persons ? href : `/organisations/${item.orgId}` },
        }
      }
      case 'identity':
        return {
          key: `identity ${item.personId}`,
          kind: 'due',
          who: t('personOf', { name: item.name, org: item.orgName }),
          what: t('identity'),
          action: { label: t('settle'), href: addressOf('/members/duplicates/compare', { left: item.holderId, right: item.personId }) },
        }
      case 'number': {
        const href = `/members/${item.personId}`
        return {
          key: `number ${item.personId}`,
          kind: 'due',
          who: item.name,
          whoHref: href,
          what: t('number', { note: item.note }),
          action: { label: t('view'), href },
        }
      }
      case 'size': {
        const href = `/organisations/${item.orgId}`
        return {
          key: `${item.advice} ${item.orgId}`,
          kind: 'rule',
          who: item.orgName,
          whoHref: href,
          what: t(`size.${item.advice}`, { count: item.count }),
          action: { label: t('view'), href },
        }
      }
    }
  }
}
