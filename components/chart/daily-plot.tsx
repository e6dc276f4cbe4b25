'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useId } from 'react'
import { Bar, BarChart, CartesianGrid, Tooltip, usePlotArea, XAxis, YAxis } from 'recharts'
import { ChartTip } from './chart-tip'
import type { DailyCount } from './daily-count'
import { HatchPattern } from './hatch'

interface DailyPlotProps {
  days: readonly DailyCount[]
  unit: string
  width: number
  height: number
}

function Gaps({ days, hatch }: { days: readonly DailyCount[]; hatch: string }) {
  const area = usePlotArea()
  if (!area || days.length === 0) {
    return null
  }
  const width = area.width / days.length
  return (
    <g>
      {days.map((day, index) =>
        day.value === null && !day.closed ? (
          <rect key={day.day} x={area.x + index * width} y={area.y} width={width} height={area.height} fill={`url(#${hatch})`} />
        ) : null,
      )}
    </g>
  )
}

/** The picture of daily counts; loaded when it is needed. */
export default function DailyPlot({ days, unit, width, height }: DailyPlotProps) {
  const t = useTranslations('chart')
  const format = useFormatter()
  const hatch = useId()
  const rows = days.map(({ day, value }) => ({ day, value }))
  return (
    <BarChart
      data={rows}
      width={width}
      height={height}
      margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
      barCategoryGap="20%"
      accessibilityLayer={false}
    >
      <defs>
        <HatchPattern id={hatch} />
      </defs>
      <CartesianGrid vertical={false} stroke="#EFEBE4" />
      <XAxis
        dataKey="day"
        tickLine={false}
        axisLine={{ stroke: 'var(--line-2)' }}
        tick={{ fontSize: 12, fill: 'var(--ink-3)' }}
        tickFormatter={(day: string) => day.slice(5)}
        minTickGap={16}
      />
      <YAxis
        width={44}
        allowDecimals={false}
        axisLine={false}
        tickLine={false}
        tick={{ fontSize: 12, fill: 'var(--ink-3)' }}
        tickFormatter={(value: number) => format.number(value)}
      />
      <Gaps days={days} hatch={hatch} />
      <Bar dataKey="value" fill="var(--c1)" isAnimationActive={false} maxBarSize={20} />
      <Tooltip
        isAnimationActive={false}
        cursor={{ fill: 'var(--surface-3)', fillOpacity: 0.6 }}
        content={({ active, label }) => {
          const day = active ? days.find((one) => one.day === label) : undefined
          return day ? (
            <ChartTip
              title={day.day}
              rows={[
                {
                  label: unit,
                  value: day.value === null ? t(day.closed ? 'closed' : 'missing') : format.number(day.value),
                },
              ]}
            />
          ) : null
        }}
      />
    </BarChart>
  )
}
