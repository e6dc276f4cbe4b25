'use client'

import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { StationDetail } from '@/domain/station'

const ClosingDialog = dynamic(() => import('./closing-dialog').then((file) => file.ClosingDialog))

/** Closes a station from a day on, or opens a closed one again. */
export function StationClosing({ station }: { station: StationDetail }) {
  const t = useTranslations('station')
  const [asking, setAsking] = useState(false)
  const closed = station.closedOn !== null
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t(closed ? 'page.reopen' : 'page.close')}</Button>
      {asking ? <ClosingDialog station={station} closed={closed} onClose={() => setAsking(false)} /> : null}
    </>
  )
}
