import type { Locator, Page } from '@playwright/test'

/** The form that logs an activity, its receipt, and what waits on the device. */
export class LogPage {
  readonly submit: Locator
  readonly outcome: Locator
  readonly waiting: Locator

  constructor(readonly page: Page) {
    this.submit = page.getByRole('button', { name: '提交', exact: true })
    this.outcome = page.getByRole('heading', { level: 2, name: /^(已上报|已存到手机|登录已失效)/ })
    this.waiting = page.getByRole('region', { name: '待发送的内容' })
  }

  async open(search = ''): Promise<void> {
    await this.page.goto(`/activities/new${search}`)
    await this.submit.waitFor()
  }

  kind(label: string): Locator {
    return this.page.getByRole('group', { name: '类型，可多选' }).getByRole('button', { name: label, exact: true })
  }

  person(name: string): Locator {
    return this.page.getByRole('group', { name: '参加人' }).last().getByRole('button', { name })
  }

  /** The least that makes an activity: a kind and somebody who was there. */
  async fill(kind: string, person: string): Promise<void> {
    await this.kind(kind).tap()
    await this.person(person).tap()
  }

  /** `HD-20261123-000042` */
  async receipt(): Promise<string> {
    return this.page
      .getByText(/^回执号/)
      .locator('strong')
      .innerText()
  }
}
