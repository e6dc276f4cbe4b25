import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { Registration } from '@/domain/floating'

const RegisterDialog = dynamic(() => import('./register-dialog').then((file) => file.RegisterDialog))
const EndDialog = dynamic(() => import('./end-dialog').then((file) => file.EndDialog))

/** Registers a member as away; `since` is filled in. */
export function RegisterStep({ person, since, today }: { person: { id: string; name: string }; since: string; today: string }) {
  const t = useTranslations('floating.act')
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button size="xs" onClick={() => setOpened(true)}>
        {t('register')}
      </Button>
      {opened ? <RegisterDialog person={person} since={since} today={today} onClose={() => setOpened(false)} /> : null}
    </>
  )
}

/** Records a return. */
export function EndStep({ row, today }: { row: Registration; today: string }) {
  const t = useTranslations('floating.act')
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button size="xs" onClick={() => setOpened(true)}>
        {t('end')}
      </Button>
      {opened ? <EndDialog row={row} today={today} onClose={() => setOpened(false)} /> : null}
    </>
  )
}
