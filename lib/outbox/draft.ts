import { deviceStore } from './database'

/** A half-filled form of an account, as it was last typed; null when there is none or the device keeps nothing. */
export async function readDraft(accountId: string, form: string): Promise<unknown> {
  return (
    (
      await deviceStore()
        .then((store) => store.get('draft', [accountId, form]))
        .catch(() => undefined)
    )?.value ?? null
  )
}

/** Keeps a half-filled form. A device that keeps nothing loses only this convenience. */
export async function keepDraft(accountId: string, form: string, value: unknown): Promise<void> {
  await deviceStore()
    .then((store) => store.put('draft', { accountId, form, value, savedAt: new Date().toISOString() }))
    .catch(() => undefined)
}

export async function dropDraft(accountId: string, form: string): Promise<void> {
  await deviceStore()
    .then((store) => store.delete('draft', [accountId, form]))
    .catch(() => undefined)
}
