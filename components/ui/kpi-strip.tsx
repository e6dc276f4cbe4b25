import type { CSSProperties } from 'react'
import s from './kpi-tile.module.css'
import { KpiTile, type KpiTileProps } from './kpi-tile'

interface KpiStripProps {
  label: string
  tiles: readonly (KpiTileProps & { key: string })[]
}

/** The page's figures in one card: six in a row, 3 × 2 on narrow screens, two columns on a phone. */
export function KpiStrip({ label, tiles }: KpiStripProps) {
  const style: CSSProperties & Record<'--tiles', number> = { '--tiles': tiles.length }
  return (
    <ul className={s.strip} aria-label={label} style={style}>
      {tiles.map(({ key, ...tile }) => (
        <KpiTile key={key} {...tile} />
      ))}
    </ul>
  )
}
