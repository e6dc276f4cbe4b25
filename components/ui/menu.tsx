'use client'

import { Menu as Library } from '@mantine/core'
import type { ReactNode } from 'react'
import Link from './link'
import s from './menu.module.css'
import type { PopupProps } from './popup-button'

interface MenuItem {
  key: string
  label: ReactNode
  icon?: ReactNode
  /** A way to a page, or something that is done here. */
  to: string | (() => void)
  /** The way leads to a file. */
  download?: boolean
}

interface MenuContent {
  position: 'bottom-start' | 'bottom-end'
  items: readonly MenuItem[]
  /** Above the items. */
  head?: ReactNode
}

/** A menu under its button; loaded only when it is opened. */
export default function Menu({ button, popup: { position, items, head } }: PopupProps<MenuContent>) {
  return (
    <Library position={position} withinPortal width="max-content">
      <Library.Target>
        <button
          {...button}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return
            event.preventDefault()
            event.currentTarget.click()
          }}
        />
      </Library.Target>
      <Library.Dropdown>
        {head}
        <div className={s.items}>
          {items.map(({ key, label, icon, to, download }) =>
            typeof to === 'string' && download === true ? (
              <Library.Item key={key} component="a" href={to} download leftSection={icon}>
                {label}
              </Library.Item>
            ) : typeof to === 'string' ? (
              <Library.Item key={key} component={Link} href={to} leftSection={icon}>
                {label}
              </Library.Item>
            ) : (
              <Library.Item key={key} leftSection={icon} onClick={to}>
                {label}
              </Library.Item>
            ),
          )}
        </div>
      </Library.Dropdown>
    </Library>
  )
}
