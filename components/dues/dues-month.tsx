import { useTranslations } from 'next-intl'
import { SelectFilter } from '@/components/ui/select-filter'
import { addMonths, monthOf, type Day, type Month } from '@/domain/month'

/** So many months back a statement is offered. */
const monthsOffered = 12

interface DuesMonthProps {
  value: Month | undefined
  today: Day
  onChange: (month: Month | null) => void
}

/** Of which month dues are told. */
export function DuesMonth({ value, today, onChange }: DuesMonthProps) {
  const t = useTranslations('dues')
  const months = Array.from({ length: monthsOffered }, (_, index) => addMonths(monthOf(today), -index))
  return (
    <SelectFilter
      label={t('month')}
      value={value ?? monthOf(today)}
      options={months.map((month) => ({ value: month, label: month }))}
      onChange={onChange}
    />
  )
}
