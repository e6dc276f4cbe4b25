'use client'

import { type ComponentProps, type ComponentType, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'

type ButtonProps = ComponentProps<'button'>

/** What a popup is given: the button that opens it, to be drawn as it is, and what it shows. */
export interface PopupProps<P> {
  button: ButtonProps
  popup: P
}

interface PopupButtonProps<P> extends Omit<ButtonProps, 'popover' | 'ref'> {
  kind: 'menu' | 'dialog' | 'listbox'
  /** Fetches the popup, which draws the button and what opens from it. */
  load: () => Promise<{ default: ComponentType<PopupProps<P>> }>
  /** What it shows. */
  popup: P
}

/**
 * A button that is there at once, and a popup whose code is fetched when somebody reaches for it. The popup takes
 * over the button when it is first pressed; a press that came before the code is passed on when it arrives.
 */
export function PopupButton<P>({ kind, load, popup, ...button }: PopupButtonProps<P>) {
  const own = useRef<HTMLButtonElement>(null)
  const [Popup, setPopup] = useState<ComponentType<PopupProps<P>>>()
  useLayoutEffect(() => {
    if (Popup === undefined) return
    own.current?.focus()
    own.current?.click()
  }, [Popup])
  if (Popup !== undefined) return <Popup popup={popup} button={{ type: 'button', ...button, ref: own }} />

  /** Without a connection nothing opens, and the next press tries again. */
  const fetched = () => load().catch(() => undefined)
  async function open() {
    const focused = document.activeElement
    const file = await fetched()
    // Whoever has moved on meanwhile is not called back.
    if (file !== undefined && document.activeElement === focused) setPopup(() => file.default)
  }
  function key(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' || kind === 'dialog') return
    event.preventDefault()
    void open()
  }
  return (
    <button
      type="button"
      {...button}
      ref={own}
      role={kind === 'listbox' ? 'combobox' : undefined}
      aria-haspopup={kind}
      aria-expanded={false}
      onPointerEnter={() => void fetched()}
      onFocus={() => void fetched()}
      onClick={() => void open()}
      onKeyDown={key}
    />
  )
}
