import { routes } from '@/server/http'

export const { GET, POST, PATCH, PUT, DELETE } = routes()
