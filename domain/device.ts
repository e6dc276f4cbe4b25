const browsers = [
  ['MicroMessenger', '微信'],
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const
const systems = [
  ['HarmonyOS', 'HarmonyOS'],
  ['Android', 'Android'],
  ['iPhone', 'iOS'],
  ['iPad', 'iPadOS'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const

const first = (list: readonly (readonly [string, string])[], agent: string) => list.find(([mark]) => agent.includes(mark))?.[1] ?? null

/** Browser and system by what a client says of itself; only for people to recognise their own sessions. */
export const deviceOf = (agent: string): { browser: string | null; system: string | null } => ({
  browser: first(browsers, agent),
  system: first(systems, agent),
})
