import { migrateDatabase } from '@/db/migrate'
import { seedDatabase, type Scenario } from '@/db/seed/run'
import { Client } from 'pg'
const name = process.argv[2] ?? 'demo', scenario = process.argv[3] as Scenario, fresh = process.argv[4] !== 'keep'
const admin = 'postgres://postgres@127.0.0.1:55471/'
const c = new Client({ connectionString: admin + 'postgres' }); await c.connect()
if (fresh) { await c.query(`drop database if exists ${name}`); await c.query(`create database ${name}`); await migrateDatabase(admin + name) }
await c.end()
const t = performance.now()
await seedDatabase({ url: admin + name, scenario, dataKey: Buffer.alloc(32, 7).toString('base64'), accountsFile: `/tmp/seedpg-${name}.json` })
console.log(scenario, Math.round(performance.now() - t), 'ms')
