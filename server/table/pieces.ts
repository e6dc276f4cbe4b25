/** A stream of pieces that are made when they are asked for. */
export function streamOf(pieces: AsyncGenerator<Uint8Array>, onCancel: () => void = () => {}): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next()
        if (done === true) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        onCancel()
        await pieces.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}
