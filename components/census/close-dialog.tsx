import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useFieldWords } from '@/components/ui/use-field-words'
import { useSaving } from '@/components/ui/use-saving'
import { censusClose, type CensusCampaign, type CensusDistrictRow } from '@/domain/census'
import { totalOf } from '@/domain/census-rule'

type CloseProps = { campaign: CensusCampaign; districts: readonly CensusDistrictRow[]; onClose: () => void }

/** Closes a census for good; how far it has come is told before. */
export function CloseDialog({ campaign: { id, version }, districts, onClose }: CloseProps) {
  const t = useTranslations('census.close')
  const conflict = useTranslations('census.form')('conflict')
  const fieldWords = useFieldWords()
  const { wrong, pending, problem, submit } = useSaving({
    schema: censusClose,
    path: `/api/census/${id}/close`,
    noun: 'census',
    saved: t('done'),
    conflict,
    onClose,
  })
  const { reported, of } = totalOf(districts, 'verification')
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('title')}
      confirmLabel={t('action')}
      onConfirm={() => submit({ id, version })}
      pending={pending}
      error={fieldWords(wrong['id']) ?? problem ?? undefined}
    >
      {reported === of ? t('all') : t('part', { reported, of })}
    </ConfirmDialog>
  )
}
