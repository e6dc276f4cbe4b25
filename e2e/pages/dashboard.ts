import type { Locator, Page } from '@playwright/test'

const numberIn = (text: string): number => Number(/[\d,]+(\.\d+)?/.exec(text)?.[0]?.replaceAll(',', ''))

/** The overview: tiles, trend, what needs attention, districts. */
export class Dashboard {
  readonly tiles: Locator
  readonly subtitle: Locator

  constructor(readonly page: Page) {
    this.tiles = page.getByRole('list', { name: '主要指标' })
    this.subtitle = page
      .getByRole('main')
      .getByText(/（.*截至 \d{4}-\d\d-\d\d）/)
      .first()
  }

  async open(search = ''): Promise<void> {
    await this.page.goto(`/${search}`)
    await this.tiles.waitFor()
  }

  /** A tile by its label of the running month; of a past one it names the month instead. */
  tile(label: string | RegExp): Locator {
    const named = typeof label === 'string' && label.startsWith('本月') ? new RegExp(`^(本月|\\d+月)${label.slice(2)}$`) : label
    return this.tiles.getByRole('listitem').filter({ has: this.page.getByText(named, { exact: true }) })
  }

  /** The large number of a tile. */
  async number(label: string | RegExp): Promise<number> {
    const text = await this.tile(label).innerText()
    // The label may carry a number of its own (9月三会一课完成率): what follows it counts.
    return numberIn(text.slice(text.indexOf('\n')))
  }

  async numbers(): Promise<Record<string, number>> {
    const labels = ['货车党员司机', '流动党支部', '服务站点', '本月站点服务', '本月组织生活']
    return Object.fromEntries(await Promise.all(labels.map(async (label) => [label, await this.number(label)] as const)))
  }

  bars(title: string): Locator {
    return this.page.getByRole('list', { name: title, exact: true })
  }

  /** The numbers at the end of a card's bars, by place. */
  async places(title: string): Promise<Map<string, number>> {
    const rows = await this.bars(title).locator('> li').all()
    return new Map(
      await Promise.all(
        rows.map(async (row) => {
          const name = await row.locator('[title]').first().innerText()
          return [name, numberIn((await row.innerText()).replace(name, ''))] as const
        }),
      ),
    )
  }

  /** A card by its title; the trend of the visits and the districts' visits bear the same one. */
  card(title: string, meta: string | RegExp): Locator {
    return this.page.getByRole('region', { name: title, exact: true }).filter({ hasText: meta })
  }

  /** Shows a card's figures as a table instead. */
  async asTable(card: Locator): Promise<Locator> {
    await card.getByRole('radio', { name: '表', exact: true }).check({ force: true })
    return card.getByRole('table')
  }
}
