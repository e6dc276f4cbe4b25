import { Tag, type TagTone } from '@/components/ui/tag'
import { useWords } from '@/components/ui/use-words'
import { importStates, type ImportState } from '@/domain/import-words'

const tones: Readonly<Record<ImportState, TagTone>> = {
  uploading: 'line',
  checking: 'info',
  checked: 'amber',
  refused: 'over',
  writing: 'info',
  written: 'ok',
  undoing: 'info',
  undone: 'line',
  dropped: 'line',
  failed: 'over',
}

/** What has become of an import. */
export function StateTag({ state }: { state: ImportState }) {
  const words = useWords()
  return <Tag tone={tones[state]}>{words(importStates[state])}</Tag>
}
