import type { Locator, Page } from '@playwright/test'

/** The frame around every page: navigation, breadcrumb, month, account. */
export class Shell {
  readonly navigation: Locator
  readonly phoneNavigation: Locator
  readonly crumb: Locator
  readonly month: Locator
  readonly demo: Locator

  constructor(readonly page: Page) {
    this.navigation = page.getByRole('navigation', { name: '主导航' })
    this.phoneNavigation = page.getByRole('navigation', { name: '底部导航' })
    this.crumb = page.getByRole('navigation', { name: '所在位置' })
    this.month = page.getByRole('button', { name: /，选择月份$/ })
    this.demo = page.getByText('示例数据', { exact: true }).filter({ visible: true }).first()
  }

  /** The labels of the navigation, in its order. */
  async ways(): Promise<string[]> {
    const texts = await this.navigation.getByRole('listitem').allInnerTexts()
    return texts.map((text) => text.trim())
  }

  async openAccountMenu(): Promise<void> {
    await this.page.getByRole('button', { name: /的账号菜单$|^Account menu of / }).click()
    await this.page.getByRole('menu').waitFor()
  }

  async signOut(): Promise<void> {
    await this.openAccountMenu()
    await this.page.getByRole('menuitem', { name: '退出登录' }).click()
    await this.page.waitForURL('**/sign-in*')
  }

  async switchLanguage(): Promise<void> {
    await this.openAccountMenu()
    await this.page.getByRole('menuitem', { name: /^(English|中文)$/ }).click()
  }
}
