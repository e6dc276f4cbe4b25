import { enter } from './launcher/enter.mjs'

await enter('demo.ts')
