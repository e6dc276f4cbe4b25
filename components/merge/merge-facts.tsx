import { useTranslations } from 'next-intl'
import { cx } from '@/components/ui/class-names'
import { useWords } from '@/components/ui/use-words'
import { educations, occupations, sexes } from '@/domain/cut'
import { ethnicities } from '@/domain/ethnicity'
import type { ComparedPerson, Comparison } from '@/domain/merge'
import { mergeFieldKeys, mergeFields, type MergeField } from '@/domain/merge-words'
import { memberStages, memberStandings } from '@/domain/member-words'
import { driverGroups } from '@/domain/org-words'
import s from './merge.module.css'

export type Side = 'left' | 'right'
type Chosen = Partial<Record<MergeField, Side>>

const shownOf: Readonly<Record<MergeField, keyof ComparedPerson>> = {
  name: 'name',
  phone: 'phoneMask',
  idNumber: 'idMask',
  sex: 'sex',
  bornOn: 'bornOn',
  ethnicity: 'ethnicity',
  education: 'education',
  occupation: 'occupation',
  driverGroup: 'driverGroup',
  employer: 'employer',
  joinedOn: 'joinedOn',
}

/** Whether a fact is told by the ID number, wherever there is one. */
const isTold = ({ left, right }: Comparison, field: MergeField) =>
  (field === 'sex' || field === 'bornOn') && (left.idMask !== null || right.idMask !== null)

/** From which side each differing fact comes: the one that stays, unless it has none, or as chosen. */
export function factsTold(told: Comparison, keep: Side, chosen: Chosen): Chosen {
  return Object.fromEntries(
    told.differs.map((field) => {
      const own = told[keep][shownOf[field]]
      return [field, chosen[field] ?? (own === null ? (keep === 'left' ? 'right' : 'left') : keep)]
    }),
  )
}

/** The facts that the one that stays takes from the other. */
export function takenOf(told: Comparison, keep: Side, chosen: Chosen): MergeField[] {
  const sides = factsTold(told, keep, chosen)
  return told.differs.filter((field) => sides[field] !== keep && !isTold(told, field))
}

type FactsProps = { told: Comparison; sides: Chosen; onChoose: (field: MergeField, side: Side) => void }

/** Both persons, a row a fact, with the side that a differing one comes from. */
export function MergeFacts({ told, sides, onChoose }: FactsProps) {
  const t = useTranslations('merge.page')
  const words = useWords()
  const shown = (person: ComparedPerson, field: MergeField): string => {
    switch (field) {
      case 'sex':
        return person.sex === null ? t('empty') : words(sexes[person.sex])
      case 'ethnicity':
        return person.ethnicity === null ? t('empty') : words(ethnicities[person.ethnicity])
      case 'education':
        return person.education === null ? t('empty') : words(educations[person.education])
      case 'occupation':
        return person.occupation === null ? t('empty') : words(occupations[person.occupation])
      case 'driverGroup':
        return words(driverGroups[person.driverGroup])
      case 'phone':
        return person.phoneMask ?? t('empty')
      case 'idNumber':
        return person.idMask ?? t('empty')
      case 'bornOn':
      case 'employer':
      case 'joinedOn':
      case 'name':
        return person[field] ?? t('empty')
    }
  }
  const both = ['left', 'right'] as const
  const stands: readonly (readonly [string, (person: ComparedPerson) => string])[] = [
    [t('org'), (person) => person.orgName ?? person.externalName ?? t('empty')],
    [t('kept'), (person) => person.presenceOrgName ?? t('empty')],
    [t('stage'), (person) => `${words(memberStages[person.stage])} · ${words(memberStandings[person.standing])}`],
  ]
  const head = (side: Side) =>
    told.check === null ? t(`side.${side}`) : `${t(`side.${side}`)} · ${t(told.check.personId === told[side].id ? 'entry' : 'holder')}`
  return (
    <table className={s.compare}>
      <thead>
        <tr>
          <th scope="col">{t('fact')}</th>
          {both.map((side) => (
            <th key={side} scope="col">
              {head(side)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {mergeFieldKeys.map((field) => {
          const differs = told.differs.includes(field)
          const label = words(mergeFields[field])
          return (
            <tr key={field} className={cx(differs && s.differs)}>
              <th scope="row">
                {label}
                {differs ? <span className={s.mark}>{t(isTold(told, field) ? 'told' : 'differs')}</span> : null}
              </th>
              {both.map((side) => (
                <td key={side}>
                  {differs && !isTold(told, field) ? (
                    <label className={s.choice}>
                      <input
                        type="radio"
                        name={field}
                        aria-label={t('choose', { field: label, side: t(`side.${side}`) })}
                        checked={sides[field] === side}
                        onChange={() => onChoose(field, side)}
                      />
                      <span>{shown(told[side], field)}</span>
                    </label>
                  ) : (
                    shown(told[side], field)
                  )}
                </td>
              ))}
            </tr>
          )
        })}
        {stands.map(([label, tell]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {both.map((side) => (
              <td key={side}>{tell(told[side])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
