import { IconCheck } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { cx } from '@/components/ui/class-names'
import type { ImportState } from '@/domain/import-words'
import s from './import.module.css'

const steps = ['upload', 'check', 'write', 'done'] as const
const reached: Readonly<Record<ImportState, number>> = {
  uploading: 0,
  checking: 1,
  checked: 1,
  refused: 1,
  failed: 1,
  dropped: 1,
  writing: 2,
  written: 4,
  undoing: 4,
  undone: 4,
}

/** Where an import is on its way. */
export function ImportSteps({ state }: { state: ImportState }) {
  const t = useTranslations('imports.steps')
  const at = reached[state]
  return (
    <ol className={s.steps} aria-label={t('label')}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={cx(s.step, index < at && s.passed, index === at && s.here)}
          aria-current={index === at ? 'step' : undefined}
        >
          <span className={s.dot} aria-hidden>
            {index < at ? <IconCheck size={14} stroke={1.8} /> : index + 1}
          </span>
          {t(step)}
        </li>
      ))}
    </ol>
  )
}
