import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { IconFileDownload } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useFieldWords } from '@/components/ui/use-field-words'
import { ApiError, take } from '@/lib/api'

/** What is recorded of a person as a file for the person, for a purpose that the audit keeps. */
export function MemberCopy({ id }: { id: string }) {
  const t = useTranslations('member.copy')
  const errors = useTranslations('errors')
  const fieldWords = useFieldWords()
  const [asking, setAsking] = useState(false)
  const copy = useMutation({
    mutationFn: (purpose: string) => take(`/api/members/${id}/copy`, { purpose }),
    onSuccess: () => setAsking(false),
  })
  const { error } = copy
  const refused = error instanceof ApiError ? (fieldWords(error.fields['purpose']) ?? error.message) : undefined
  const problem = error === null ? undefined : (refused ?? errors('unavailable'))
  return (
    <>
      <Button leftSection={<IconFileDownload size={16} stroke={1.6} aria-hidden />} onClick={() => setAsking(true)}>
        {t('open')}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('title')}
        confirmLabel={t('confirm')}
        reasonLabel={t('purpose')}
        onConfirm={(purpose) => copy.mutate(purpose)}
        pending={copy.isPending}
        error={problem}
      >
        {t('text')}
      </ConfirmDialog>
    </>
  )
}
