import { forSignedIn } from '@/server/http'
import { openapi } from '@/server/openapi'

export const GET = forSignedIn(() => Response.json(openapi(), { headers: { 'cache-control': 'private, max-age=300' } }))
