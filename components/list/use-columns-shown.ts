import { useQuery } from '@tanstack/react-query'
import type { Column } from '@/components/ui/data-table'
import type { ListKey } from '@/domain/list-columns'
import { listToolsQuery } from '@/lib/queries/list'

/** The columns of a list, those marked that the caller does without. */
export function useColumnsShown<Row>(list: ListKey, columns: readonly Column<Row>[]): Column<Row>[] {
  const { data } = useQuery(listToolsQuery(list))
  return columns.map((column) => (data?.hidden.includes(column.key) === true ? { ...column, hidden: true } : column))
}
