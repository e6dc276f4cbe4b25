import { health } from '@/server/health'

export const GET = health
