import { enter } from './launcher/enter.mjs'

await enter('../../bench/run.ts')
