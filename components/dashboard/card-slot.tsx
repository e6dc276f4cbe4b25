import type { ReactNode } from 'react'
import type { Card } from '@/domain/card'
import { Card as Surface } from '@/components/ui/card'
import { Denied } from '@/components/ui/denied'
import { Failed } from '@/components/ui/failed'
import { Skeleton } from '@/components/ui/skeleton'

interface CardSlotProps<T> {
  title: string
  card: Card<T> | undefined
  onRetry: () => void
  retrying: boolean
  children: (value: T) => ReactNode
}

/** A card with its value, or in its place what went wrong and the way to try again. */
export function CardSlot<T>({ title, card, onRetry, retrying, children }: CardSlotProps<T>) {
  if (card?.ok === true) return children(card.value)
  return (
    <Surface title={title} tall>
      {card === undefined ? (
        <Skeleton />
      ) : card.code === 'forbidden' ? (
        <Denied />
      ) : (
        <Failed code={card.id} onRetry={onRetry} retrying={retrying} />
      )}
    </Surface>
  )
}
