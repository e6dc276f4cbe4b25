import type { Locator, Page } from '@playwright/test'
import type { Account } from '../account'

/** The sign-in page. */
export class SignInPage {
  readonly name: Locator
  readonly password: Locator
  readonly submit: Locator
  readonly refusal: Locator

  constructor(readonly page: Page) {
    this.name = page.getByLabel('账号', { exact: true })
    this.password = page.getByLabel('密码', { exact: true })
    this.submit = page.getByRole('button', { name: '登录', exact: true })
    this.refusal = page.getByRole('main').getByRole('alert')
  }

  async open(search = ''): Promise<void> {
    await this.page.goto(`/sign-in${search}`)
  }

  /** Types the credentials and sends them; where that leads is for the test to say. */
  async try({ name, password }: Account): Promise<void> {
    await this.name.fill(name)
    await this.password.fill(password)
    await this.submit.click()
  }

  /** Signs in and waits for the page behind. */
  async pass(account: Account): Promise<void> {
    await this.try(account)
    await this.page.waitForURL((url) => url.pathname !== '/sign-in')
  }
}
