import { enter } from './launcher/enter.mjs'

await enter('dev.ts')
