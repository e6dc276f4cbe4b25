import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** What axe finds serious or critical, in lines that say where. */
export async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.slice(0, 3).map((node) => `${id}: ${help}: ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`),
    )
}

/** What holds on every page: a language, one title, no sideways scrolling, and nothing that axe finds serious. */
export async function checkPage(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
  await expect(page).toHaveTitle(/红驿/)
  // Not the window's own width: a phone's window grows with what sticks out.
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  const sideways = width - (page.viewportSize()?.width ?? width)
  expect(sideways, 'pixels wider than the screen').toBeLessThanOrEqual(0)
  expect(await axeFindings(page)).toEqual([])
}
