import { randomBytes } from 'node:crypto'
import type { APIRequestContext } from '@playwright/test'
import * as z from 'zod'
import { accountPassword } from '@/domain/account'
import { addDays, addMonths, dayOf, firstDay, monthOf, type Day } from '@/domain/month'
import { memberSaved, type MemberCreate } from '@/domain/member'
import { orgSaved, orgTree, type OrgNode } from '@/domain/org'
import type { Role } from '@/domain/roles'
import { stationWritten } from '@/domain/station'
import { demoAccount, type Account } from './account'
import { Caller, openSession } from './caller'

/** Opens a request context of its own; the fixtures end it. */
export type NewRequest = () => Promise<APIRequestContext>
type Place = { orgId: string } | { stationId: string }

/** A word that no earlier test or run has used; in letters, since digits in a row may be taken for somebody's number. */
export const unique = (word: string) => `${word}${Array.from(randomBytes(8), (byte) => String.fromCharCode(97 + (byte % 26))).join('')}`
/** A name that is plainly invented and, with so many letters to choose from, met once. */
export const testName = () => `测试${Array.from(randomBytes(3), (byte) => String.fromCharCode(0x4e00 + byte)).join('')}`
const newMember = (name: string, orgId: string): MemberCreate => ({
  name,
  phone: null,
  driverGroup: 'truck',
  employer: null,
  joinedOn: '2010-07-01',
  formal: { orgId },
  presenceOrgId: null,
  stage: 'full',
  since: addDays(today(), -90),
  basis: '测试登记',
})
export const today = (): Day => dayOf(new Date())

/** Makes what a test needs to itself, through the product's own API, so that tests do not meet. */
export class City {
  /** Demonstration accounts sign in once a worker: hashing passwords is what takes time here. */
  private readonly demo = new Map<Role, Promise<Caller>>()

  constructor(private readonly newRequest: NewRequest) {}

  caller(who: Role | Account): Promise<Caller> {
    if (typeof who !== 'string') return this.open(who)
    const open = this.demo.get(who) ?? this.open(demoAccount(who))
    this.demo.set(who, open)
    return open
  }

  private async open(account: Account): Promise<Caller> {
    const request = await this.newRequest()
    await openSession(request, account)
    return new Caller(request)
  }

  /** A new account as it is handed over: with the one-time password that must be changed. */
  async handedOut(role: Role, place: Place): Promise<Account & { id: string }> {
    const admin = await this.caller('city_admin')
    const name = unique('t-')
    const displayName = `测试${name.slice(-4)}`
    const { id, password } = await admin.send('POST', '/api/accounts', { name, displayName, role, ...place }, accountPassword)
    return { id, name, password }
  }

  /** A new account in use: its holder has chosen a password. */
  async account(role: Role, place: Place): Promise<Account & { id: string }> {
    const given = await this.handedOut(role, place)
    const own = { ...given, password: unique('Own-') }
    const holder = await this.caller(given)
    await holder.send('PUT', '/api/me/password', { current: given.password, next: own.password }, z.object({}))
    return own
  }

  async orgs(who: Role | Account = 'city_admin'): Promise<readonly OrgNode[]> {
    return (await (await this.caller(who)).get('/api/organisations/tree', orgTree)).items
  }

  async orgNamed(name: string): Promise<OrgNode> {
    const found = (await this.orgs()).find((org) => org.name === name)
    if (found === undefined) throw new Error(`no organisation ${name}`)
    return found
  }

  /** A mobile branch of its own under 相城区, some months old, with its secretary and people on its roster. */
  async branch(people = 0): Promise<{ id: string; name: string; secretary: Account; people: readonly string[] }> {
    const county = await this.orgNamed('相城区道路运输行业党委')
    const admin = await this.caller('city_admin')
    const name = unique('测试流动党员党支部')
    const facts = {
      kind: 'mobile_branch',
      driverGroup: 'truck',
      regionCode: county.regionCode,
      foundedOn: firstDay(addMonths(monthOf(today()), -4)),
      enterprise: null,
      committeeSince: null,
    }
    const { id } = await admin.send('POST', '/api/organisations', { parentId: county.id, name, ...facts }, orgSaved)
    const official = await this.caller('district_official')
    const names = Array.from({ length: people }, () => testName())
    for (const person of names) await official.send('POST', '/api/members', newMember(person, id), memberSaved)
    return { id, name, people: names, secretary: await this.account('branch_secretary', { orgId: id }) }
  }

  /** A station open for some weeks, with the same count on each of the last days. */
  async station(
    orgId: string,
    regionCode: string,
    counts: { days: number; count: number } = { days: 0, count: 0 },
  ): Promise<{ id: string; name: string }> {
    const admin = await this.caller('city_admin')
    const name = unique('测试驿站')
    const facts = {
      name,
      kind: 'rest_stop',
      orgId,
      regionCode,
      address: '测试路 1 号',
      hours: '全天开放',
      brand: null,
      openedOn: addDays(today(), -40),
    }
    const { id } = await admin.send('POST', '/api/stations', facts, stationWritten)
    const official = counts.days === 0 ? null : await this.caller(await this.account('district_official', { orgId }))
    for (let back = 1; back <= counts.days; back += 1) {
      await official?.send(
        'POST',
        '/api/readings',
        { stationId: id, day: addDays(today(), -back), count: counts.count, version: null },
        z.looseObject({}),
      )
    }
    return { id, name }
  }
}
