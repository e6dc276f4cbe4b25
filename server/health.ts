import { base } from './database'

/** 200 only if the database answers; says nothing else about the installation. */
export async function health(): Promise<Response> {
  try {
    await base().pool.query('select 1')
    return Response.json({ ok: true }, { headers: { 'cache-control': 'no-store' } })
  } catch {
    return Response.json({ ok: false }, { status: 503, headers: { 'cache-control': 'no-store' } })
  }
}
