import type { Locator, Page } from '@playwright/test'

/** Where a station's daily count is logged. */
export class TrafficPage {
  readonly count: Locator
  readonly submit: Locator
  readonly correct: Locator
  readonly receipt: Locator
  readonly question: Locator
  readonly problem: Locator

  constructor(readonly page: Page) {
    this.count = page.getByLabel(/人次$/)
    this.submit = page.getByRole('button', { name: '提交', exact: true })
    this.correct = page.getByRole('button', { name: '更正', exact: true })
    this.receipt = page.getByRole('main').getByRole('status')
    this.question = page.getByRole('dialog', { name: '请核对人数' })
    this.problem = page.getByRole('main').getByRole('alert')
  }

  async open(search = ''): Promise<void> {
    await this.page.goto(`/traffic${search}`)
    await this.count.waitFor()
  }
}
