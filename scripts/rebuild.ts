import { readEnv } from '@/env'
import { rebuildCells } from './cells'

const started = performance.now()
await rebuildCells(readEnv(process.env).DATABASE_URL)
console.log(`Indicator cells rebuilt in ${((performance.now() - started) / 1000).toFixed(1)} s.`)
