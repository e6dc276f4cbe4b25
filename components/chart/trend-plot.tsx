'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useId } from 'react'
import { Area, ComposedChart, CartesianGrid, Line, Tooltip, usePlotArea, useXAxisScale, useYAxisScale, XAxis, YAxis } from 'recharts'
import type { ChartScale } from './chart-scale'
import { ChartTip } from './chart-tip'
import { HatchPattern } from './hatch'
import type { TrendPoint } from './trend-point'

interface TrendPlotProps {
  points: readonly TrendPoint[]
  unit: string
  scale: ChartScale
  width: number
  height: number
}

interface MarksProps {
  points: readonly TrendPoint[]
  write: (value: number) => string
}

const small = { fontSize: 12, textAnchor: 'middle' } as const

/** Under the line: hatched months with their reason, and where a year begins. */
function Bands({ points, hatch }: { points: readonly TrendPoint[]; hatch: string }) {
  const t = useTranslations('chart')
  const x = useXAxisScale()
  const area = usePlotArea()
  if (!x || !area) {
    return null
  }
  return (
    <g>
      {points.map((point, index) => {
        const left = x(index - 0.5)
        const right = x(index + 0.5)
        if (left === undefined || right === undefined) {
          return null
        }
        return (
          <g key={point.month}>
            {point.value === null ? (
              <>
                <rect x={left} y={area.y} width={right - left} height={area.height} fill={`url(#${hatch})`} />
                <text {...small} y={area.y + 24} fill="var(--ink-2)">
                  {(point.gap ?? t('missing')).split('\n').map((line, row) => (
                    <tspan key={line} x={(left + right) / 2} dy={row === 0 ? 0 : 15}>
                      {line}
                    </tspan>
                  ))}
                </text>
              </>
            ) : null}
            {index > 0 && point.month.endsWith('-01') ? (
              <path d={`M${left} ${area.y}v${area.height}`} stroke="var(--line-2)" strokeDasharray="2 3" />
            ) : null}
          </g>
        )
      })}
    </g>
  )
}

/** Over the line: the last whole month's number, the running month, and words under single points. */
function Marks({ points, write }: MarksProps) {
  const x = useXAxisScale()
  const y = useYAxisScale()
  const area = usePlotArea()
  if (!x || !y || !area) {
    return null
  }
  const lastWhole = points.findLastIndex((point) => point.value !== null && point.partial === undefined)
  return (
    <g>
      {points.map((point, index) => {
        const cx = x(index)
        const cy = point.value === null ? undefined : y(point.value)
        if (cx === undefined || cy === undefined || point.value === null) {
          return null
        }
        const alone = (points[index - 1]?.value ?? null) === null && (points[index + 1]?.value ?? null) === null
        const low = cy + 30 > area.y + area.height
        return (
          <g key={point.month}>
            {alone && point.partial === undefined ? <circle cx={cx} cy={cy} r={3} fill="var(--c1)" /> : null}
            {index === lastWhole ? (
              <>
                <circle cx={cx} cy={cy} r={3.5} fill="var(--c1)" />
                <text
                  {...small}
                  {...(index === points.length - 1 ? { textAnchor: 'end', x: area.x + area.width } : { x: cx })}
                  y={cy - 10}
                  fontWeight={600}
                  fill="var(--ink)"
                >
                  {write(point.value)}
                </text>
              </>
            ) : null}
            {point.partial === undefined ? null : (
              <>
                <circle cx={cx} cy={cy} r={4} fill="var(--surface)" stroke="var(--c1)" strokeWidth={2} />
                <text fontSize={12} textAnchor="end" x={area.x + area.width} y={low ? cy - 12 : cy + 20} fontWeight={600} fill="var(--ink)">
                  {write(point.value)}{' '}
                  <tspan fontWeight={400} fill="var(--ink-3)">
                    {point.partial}
                  </tspan>
                </text>
              </>
            )}
            {point.note ? (
              <text {...small} x={cx} y={low ? cy - 8 : cy + 18} fill="var(--ink-3)">
                {point.note}
              </text>
            ) : null}
          </g>
        )
      })}
    </g>
  )
}

/** The picture of a trend; loaded when it is needed. Its frame carries the words and the table. */
export default function TrendPlot({ points, unit, scale, width, height }: TrendPlotProps) {
  const t = useTranslations('chart')
  const format = useFormatter()
  const hatch = useId()
  const write = (value: number) => format.number(value / scale.divisor, { maximumFractionDigits: scale.digits })
  const running = points.findIndex((point) => point.partial !== undefined)
  const rows = points.map((point, index) => ({
    index,
    whole: point.partial === undefined ? point.value : null,
    tail: running > 0 && (index === running || index === running - 1) ? point.value : null,
  }))
  return (
    <ComposedChart data={rows} width={width} height={height} margin={{ top: 12, right: 0, bottom: 8, left: 0 }} accessibilityLayer={false}>
      <defs>
        <HatchPattern id={hatch} />
      </defs>
      <CartesianGrid vertical={false} stroke="#EFEBE4" />
      <XAxis
        dataKey="index"
        type="number"
        domain={[-0.5, points.length - 0.5]}
        height={1}
        tick={false}
        tickLine={false}
        axisLine={{ stroke: 'var(--line-2)' }}
      />
      <YAxis
        width={44}
        domain={[0, 'auto']}
        tickCount={5}
        interval={0}
        axisLine={false}
        tickLine={false}
        tick={{ fontSize: 12, fill: 'var(--ink-3)' }}
        tickFormatter={(value: number) => write(value)}
      />
      <Bands points={points} hatch={hatch} />
      <Area
        dataKey="whole"
        type="linear"
        stroke="var(--c1)"
        strokeWidth={2}
        fill="var(--c1)"
        fillOpacity={0.07}
        connectNulls={false}
        isAnimationActive={false}
        dot={false}
        activeDot={{ r: 4 }}
      />
      <Line
        dataKey="tail"
        type="linear"
        stroke="var(--c1)"
        strokeWidth={2}
        strokeDasharray="3 4"
        isAnimationActive={false}
        dot={false}
        activeDot={false}
      />
      <Marks points={points} write={write} />
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: 'var(--line-2)' }}
        content={({ active, label }) => {
          const point = active ? points[Number(label)] : undefined
          if (!point) {
            return null
          }
          const rate = point.rate == null ? [] : [{ label: t('rates'), value: t('percent', { rate: Math.floor(point.rate) }) }]
          return (
            <ChartTip
              title={point.partial ? `${point.month} ${point.partial}` : point.month}
              rows={[{ label: unit, value: point.value === null ? t('missing') : write(point.value) }, ...rate]}
            />
          )
        }}
      />
    </ComposedChart>
  )
}
