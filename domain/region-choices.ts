import { regions } from './region'
import type { Choices } from './words'

/** The ten districts as something to choose from. */
export const regionChoices: Choices = Object.fromEntries(regions.map(({ code, name }) => [code, name]))
