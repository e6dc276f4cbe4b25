import { pinyin } from 'pinyin-pro'

/** How a name is found by typing: its sound in one word, and the first letters; a surname has its own sound. */
export function soundOf(name: string): { pinyin: string; initials: string } {
  const parts = pinyin(name, { mode: 'surname', toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
    .map((part) => part.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter((part) => part !== '')
  return { pinyin: parts.join(''), initials: parts.map((part) => part.slice(0, 1)).join('') }
}
