import { can, type Actor } from '../actor'

/** Whether the census has anything for somebody: districts report, so it is for the city and for districts. */
export const seesCensus = (actor: Actor): boolean =>
  can(actor, 'indicator.read') && actor.grants.some(({ level }) => level === 'city' || level === 'county')
