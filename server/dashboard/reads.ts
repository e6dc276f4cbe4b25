import type { DashboardCard } from '@/domain/dashboard'
import { dashboardInput, dashboardPage as shape } from '@/domain/dashboard'
import { treeDay } from '@/domain/basis'
import { monthView, subtreeOf } from '../indicator/subtree'
import { read } from '../read'
import { attentionOf } from './attention'
import { card } from '../card'
import { censusOf } from './census'
import { districtsOf } from './districts'
import { tilesOf } from './tiles'
import { trendOf } from './trend'

/** The dashboard of an organisation and month: all cards at once, or those asked for; a card that fails leaves the rest. */
export const dashboardPage = read({
  name: 'dashboard.page',
  right: 'indicator.read',
  http: 'GET /api/dashboard',
  input: dashboardInput,
  output: shape,
  run: async (kit, { org, month: wanted, basis, attention, cards }) => {
    const shown = monthView(wanted, kit.today)
    const day = treeDay({ basis, month: shown.month }, kit.today)
    const view = { ...(await subtreeOf(kit, org, day)), ...shown, basis, treeDay: day }
    const asked = <T>(name: DashboardCard, run: () => Promise<T>) => (cards === undefined || cards.includes(name) ? card(run) : undefined)
    const [tiles, trend, needed, districts, census] = await Promise.all([
      asked('tiles', () => tilesOf(kit, view)),
      asked('trend', () => trendOf(kit, view)),
      asked('attention', () => attentionOf(kit, view, attention === 'all')),
      asked('districts', () => districtsOf(kit, view)),
      asked('census', () => censusOf(kit, view)),
    ])
    const { here, month, running, asOf } = view
    return {
      head: {
        org: here,
        month,
        basis,
        running,
        asOf,
        today: kit.today,
        may: {
          persons: kit.can('person.read'),
          write: kit.can('activity.write'),
          log: kit.can('reading.write'),
          issue: kit.can('report.issue'),
        },
      },
      cards: { tiles, trend, attention: needed, districts, census },
    }
  },
})
