import { Select, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useWords } from '@/components/ui/use-words'
import { provinces } from '@/domain/province'

type External = { name: string; regionCode: string }
type ExternalProps = {
  label: string
  value: External
  onChange: (value: External) => void
  wrong: { name?: string | undefined; regionCode?: string | undefined }
}

/** A Party organisation outside the city: its name and its province. */
export function ExternalFields({ label, value, onChange, wrong }: ExternalProps) {
  const t = useTranslations('member.form')
  const words = useWords()
  return (
    <>
      <TextInput
        label={label}
        withAsterisk
        maxLength={80}
        value={value.name}
        error={wrong.name}
        onChange={(event) => onChange({ ...value, name: event.currentTarget.value })}
      />
      <Select
        label={t('externalRegion')}
        withAsterisk
        searchable
        allowDeselect={false}
        placeholder={t('choose')}
        value={value.regionCode === '' ? null : value.regionCode}
        data={provinces.map((one) => ({ value: one.code, label: words(one.name) }))}
        error={wrong.regionCode}
        onChange={(chosen) => onChange({ ...value, regionCode: chosen ?? '' })}
      />
    </>
  )
}
