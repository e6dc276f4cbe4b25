'use client'

import { Popover } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FailedQuery } from '@/components/ui/failed-query'
import type { PopupProps } from '@/components/ui/popup-button'
import { Skeleton } from '@/components/ui/skeleton'
import { orgTreeQuery } from '@/lib/queries/org'
import { OrgChoice } from './org-choice'
import s from './org-picker.module.css'

interface OrgContent {
  value: string | null
  onChange: (org: string | null) => void
}

/** The tree of organisations under the filter's button; its code and its rows are fetched when it is opened. */
export default function OrgPicker({ button, popup: { value, onChange } }: PopupProps<OrgContent>) {
  const [opened, setOpened] = useState(false)
  const tree = useQuery({ ...orgTreeQuery({}), enabled: opened })
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button {...button} onClick={() => setOpened((now) => !now)} />
      </Popover.Target>
      <Popover.Dropdown>
        <div className={s.panel}>
          <OrgChoice
            nodes={tree.data?.items}
            value={value}
            onChoose={(org) => {
              setOpened(false)
              onChange(org)
            }}
          >
            {tree.isError ? <FailedQuery query={tree} /> : <Skeleton rows={6} />}
          </OrgChoice>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
