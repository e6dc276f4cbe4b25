type Watch = { stallMs: number; end: () => Promise<void>; broken: (error: unknown) => void }

/** A body that ends once, however it ends: taken whole, broken off, cancelled, or left lying for too long. */
export function watched(body: ReadableStream<Uint8Array>, { stallMs, end, broken }: Watch): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  let timer: NodeJS.Timeout | undefined
  let over = false
  async function ended(): Promise<void> {
    over = true
    clearTimeout(timer)
    // What has broken off cannot be cancelled any more.
    await reader.cancel().catch(() => undefined)
    await end()
  }
  async function fail(controller: ReadableStreamDefaultController<Uint8Array>, error: unknown): Promise<void> {
    if (over) return
    broken(error)
    controller.error(error)
    await ended()
  }
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(timer)
        try {
          const { done, value } = await reader.read()
          if (over) return
          if (!done) {
            controller.enqueue(value)
            timer = setTimeout(() => void fail(controller, new Error('nobody takes the file')), stallMs)
            return
          }
        } catch (error) {
          return fail(controller, error)
        }
        await ended()
        controller.close()
      },
      cancel: ended,
    },
    { highWaterMark: 0 },
  )
}
