import s from './tick-box.module.css'

interface TickBoxProps {
  /** What is ticked, in words. */
  label: string
  checked: boolean
  /** Some of what the box stands for, and not all. */
  mixed?: boolean | undefined
  /** Cannot be ticked; the label says why. */
  disabled?: boolean | undefined
  /** On a phone the words stand beside it. */
  told?: boolean | undefined
  /** With the shift key a range is meant. */
  onTick: (on: boolean, range: boolean) => void
}

/** A tick before a row, or in the head for the rows of the page. */
export function TickBox({ label, checked, mixed = false, disabled = false, told = false, onTick }: TickBoxProps) {
  return (
    <label className={s.box} title={disabled ? label : undefined}>
      <input
        type="checkbox"
        aria-label={label}
        className={s.input}
        checked={checked}
        disabled={disabled}
        ref={(input) => {
          if (input !== null) input.indeterminate = mixed
        }}
        onChange={({ currentTarget, nativeEvent }) =>
          onTick(currentTarget.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
        }
      />
      {told ? (
        <span className={s.told} aria-hidden>
          {label}
        </span>
      ) : null}
    </label>
  )
}
