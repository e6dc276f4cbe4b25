import { routes } from '@/server/http'

/** Any other address under /api: answered in JSON like the rest. */
export const { GET, POST, PATCH, PUT, DELETE } = routes()
