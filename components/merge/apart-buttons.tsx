import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { Comparison } from '@/domain/merge'
import { useMerging } from './use-merging'

/** That the two are two persons: of a number that waits, that it is wrong; of a likely pair, that it is none. */
export function ApartButtons({ told }: { told: Comparison }) {
  const t = useTranslations('merge.page')
  const router = useRouter()
  const [opened, setOpened] = useState(false)
  const leave = () => router.push('/members/duplicates')
  const apart = useMerging('/api/merges/apart', t('apartDone'), leave)
  const wrong = useMerging(`/api/merges/checks/${told.check?.id ?? ''}/return`, t('wrongDone'), leave)
  const { check } = told
  if (check === null)
    return (
      <Button loading={apart.pending} onClick={() => apart.run({ leftId: told.left.id, rightId: told.right.id })}>
        {t('apart')}
      </Button>
    )
  return (
    <>
      <Button onClick={() => setOpened(true)}>{t('wrong')}</Button>
      {opened ? (
        <ConfirmDialog
          opened
          onClose={() => setOpened(false)}
          title={t('wrongTitle')}
          confirmLabel={t('wrong')}
          reasonLabel={t('wrongReason')}
          onConfirm={(reason) => wrong.run({ version: check.version, reason })}
          pending={wrong.pending}
          error={wrong.problem}
        >
          {t('wrongText')}
        </ConfirmDialog>
      ) : null}
    </>
  )
}
