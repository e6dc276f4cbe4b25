/** A failure that the operator can mend; its message is one sentence, ready to print. */
export class EmbeddedFailure extends Error {
  override readonly name = 'EmbeddedFailure'
}
