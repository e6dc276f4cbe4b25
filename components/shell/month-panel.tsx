'use client'

import { Popover } from '@mantine/core'
import { MonthPicker } from '@mantine/dates'
import 'dayjs/locale/zh-cn'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { cx } from '@/components/ui/class-names'
import type { PopupProps } from '@/components/ui/popup-button'
import s from './month-picker.module.css'

interface MonthContent {
  value: string
  min: string
  max: string
  onPick: (month: string) => void
}

/** A year's twelve months under the month's button; loaded only when it is opened. */
export default function MonthPanel({ button, popup: { value, min, max, onPick } }: PopupProps<MonthContent>) {
  const t = useTranslations('shell')
  const locale = useLocale()
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom" trapFocus returnFocus>
      <Popover.Target>
        <button {...button} onClick={() => setOpened((now) => !now)} />
      </Popover.Target>
      <Popover.Dropdown aria-label={t('month.choose')}>
        <div className={s.panel}>
          <MonthPicker
            value={`${value}-01`}
            defaultDate={`${value}-01`}
            minDate={`${min}-01`}
            maxDate={`${max}-01`}
            maxLevel="year"
            locale={locale.startsWith('zh') ? 'zh-cn' : 'en'}
            yearLabelFormat={t('month.yearFormat')}
            monthsListFormat={t('month.monthFormat')}
            ariaLabels={{
              previousYear: t('month.previousYear'),
              nextYear: t('month.nextYear'),
            }}
            classNames={{ monthsListControl: cx(s.control) }}
            onChange={(day) => {
              if (day) {
                setOpened(false)
                onPick(day.slice(0, 7))
              }
            }}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
