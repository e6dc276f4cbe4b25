import { useQuery } from '@tanstack/react-query'
import type { BoardStation } from '@/domain/traffic'
import { stationReadingsQuery } from '@/lib/queries/reading'

/** The count that stands for a day: the board knows the last days, an earlier one is asked for. */
export function useStanding(station: BoardStation, day: string) {
  const known = station.days.find((one) => one.day === day)
  const asked = useQuery({ ...stationReadingsQuery(station.id, day, day), enabled: known === undefined })
  const found = known ?? asked.data?.items[0]
  return {
    count: found?.count ?? null,
    version: found?.version ?? null,
    waiting: known === undefined && asked.isPending,
    refetch: asked.refetch,
  }
}
