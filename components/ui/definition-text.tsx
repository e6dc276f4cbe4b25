'use client'

import { Popover } from '@mantine/core'
import s from './definition.module.css'
import type { PopupProps } from './popup-button'

export interface DefinitionProps {
  /** The name of the figure. */
  of: string
  text: string
}

/** On what basis a figure is counted; loaded only when it is opened. */
export default function DefinitionText({ button, popup: { of, text } }: PopupProps<DefinitionProps>) {
  return (
    <Popover position="bottom-start" withinPortal trapFocus returnFocus>
      <Popover.Target>
        <button {...button} />
      </Popover.Target>
      <Popover.Dropdown aria-label={button['aria-label']}>
        <div className={s.text} tabIndex={-1} data-autofocus>
          <b className={s.title}>{of}</b>
          {text}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
