/** What an address asks for as a read takes it: what it leaves open, or empty, is left out. */
export function askedIn<A extends Readonly<Record<string, string | null>>>(address: A): { [K in keyof A]: Exclude<A[K], null> | undefined }
export function askedIn(address: Readonly<Record<string, string | null>>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(address).map(([name, value]) => [name, value === null || value === '' ? undefined : value]))
}
