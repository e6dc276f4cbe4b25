import Link from '@/components/ui/link'
import { useId } from 'react'
import { cx } from './class-names'
import s from './segmented.module.css'

interface Segment {
  value: string
  label: string
  count?: string | undefined
}

interface SegmentedFrame {
  /** What is being chosen, for screen readers. */
  label: string
  value: string
  small?: boolean | undefined
}

interface SegmentedLinks extends SegmentedFrame {
  items: readonly (Segment & { href: string })[]
}

interface SegmentedChoice extends SegmentedFrame {
  items: readonly Segment[]
  onChange: (value: string) => void
}

/** One of a few: links when the choice is an address, radio buttons when `onChange` is given. */
export function Segmented(props: SegmentedLinks | SegmentedChoice) {
  const name = useId()
  const { label, value, small } = props
  const className = cx(s.group, small && s.small)
  if ('onChange' in props) {
    return (
      <div role="radiogroup" aria-label={label} className={className}>
        {props.items.map((item) => (
          <label key={item.value} className={s.item}>
            <input
              type="radio"
              className={s.radio}
              name={name}
              value={item.value}
              checked={item.value === value}
              onChange={() => props.onChange(item.value)}
            />
            {item.label}
            {item.count ? <span className={s.count}>{item.count}</span> : null}
          </label>
        ))}
      </div>
    )
  }
  return (
    <nav aria-label={label} className={className}>
      {props.items.map((item) => (
        <Link
          key={item.value}
          href={item.href}
          scroll={false}
          className={cx(s.item, item.value === value && s.on)}
          aria-current={item.value === value ? 'true' : undefined}
        >
          {item.label}
          {item.count ? <span className={s.count}>{item.count}</span> : null}
        </Link>
      ))}
    </nav>
  )
}
