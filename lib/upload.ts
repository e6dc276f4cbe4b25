import type { ImportSaved } from '@/domain/import'
import { pieceBytes, type ImportKind } from '@/domain/import-words'
import { send } from './api'

/** An upload under way: it can be gone on with from the first piece that has not arrived. */
export type Upload = { file: File; batch: ImportSaved; sent: number }

/** Announces a file. */
export async function announce(kind: ImportKind, file: File): Promise<Upload> {
  const batch = await send<ImportSaved>('POST', '/api/imports', { kind, fileName: file.name, size: file.size })
  return { file, batch, sent: 0 }
}

function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}

/** How much of a file has arrived, in percent. */
export const percentOf = ({ file, sent }: Upload): number => Math.min(100, Math.round((sent * pieceBytes * 100) / file.size))

/** Sends what has not arrived yet, a piece at a time, and has the file checked. */
export async function sendPieces(upload: Upload, onProgress: (upload: Upload) => void): Promise<ImportSaved> {
  const { file, batch } = upload
  const count = Math.ceil(file.size / pieceBytes)
  for (let n = upload.sent; n < count; n++) {
    const piece = new Uint8Array(await file.slice(n * pieceBytes, (n + 1) * pieceBytes).arrayBuffer())
    await send('PUT', `/api/imports/${batch.id}/pieces/${n}`, { data: base64(piece) })
    onProgress({ file, batch, sent: n + 1 })
  }
  return send<ImportSaved>('POST', `/api/imports/${batch.id}/check`, { version: batch.version })
}
