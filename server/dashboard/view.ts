import type { Basis } from '@/domain/basis'
import type { Day, Month } from '@/domain/month'
import type { Subtree } from '../indicator/subtree'

/** What every card of a dashboard is about; the subtree is that of `treeDay`. */
export type DashboardView = Subtree & { month: Month; running: boolean; asOf: Day; basis: Basis; treeDay: Day }
