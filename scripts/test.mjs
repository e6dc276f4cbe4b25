import { enter } from './launcher/enter.mjs'

await enter('test.ts')
