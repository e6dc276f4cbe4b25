import { memberStagesCounted, type MemberStage, type MemberStanding } from '@/domain/member-words'
import { addDays, daysBetween, type Day } from '@/domain/month'
import type { DriverGroup } from '@/domain/org-words'
import type { Cipher } from '../cipher'
import { identityOf } from './identity'
import { inventName, words, type Name } from './names'
import type { OrgSeed } from './orgs'
import { phoneOf, type ExternalRow, type MemberSeed, type PersonRow } from './people'
import type { Random } from './random'

type Step = { stage: MemberStage; from: Day; basis: string }
const stepBases: Readonly<Record<MemberStage, string>> = {
  masses: '登记入册',
  applicant: '递交入党申请书',
  activist: '支部确定入党积极分子',
  candidate: '上级备案确定发展对象',
  probationary: '支部大会接收为预备党员',
  full: '支部大会同意按期转正',
}
/** Days after which a stage is normally left, and how long today's stage may have lasted. */
const stay: Readonly<Record<MemberStage, { whole: [number, number]; running: [number, number] }>> = {
  masses: { whole: [30, 60], running: [30, 400] },
  applicant: { whole: [60, 240], running: [10, 400] },
  activist: { whole: [370, 480], running: [15, 460] },
  candidate: { whole: [90, 200], running: [10, 150] },
  probationary: { whole: [366, 400], running: [5, 340] },
  full: { whole: [0, 0], running: [8, 700] },
}
const ladder: readonly MemberStage[] = ['applicant', 'activist', 'candidate', 'probationary', 'full']

/** Writes people, their dated rows and where they are kept, until the published totals are met. */
export class RosterWriter {
  readonly externals: ExternalRow[] = []
  readonly members: MemberSeed[] = []

  constructor(
    private readonly random: Random,
    private readonly today: Day,
    private readonly cipher: Cipher,
    private readonly newId: () => string,
  ) {
    const homes = [
      ['豫东', '411400'],
      ['皖北', '341200'],
      ['苏北', '320800'],
      ['鲁南', '371300'],
      ['赣中', '360800'],
      ['鄂西', '420500'],
      ['川东', '511700'],
      ['陇南', '621200'],
    ]
    for (const [area, regionCode] of homes) {
      for (const word of random.sample(words, 6))
        this.externals.push({ id: newId(), name: `${area ?? ''}示例${word}村党支部`, regionCode: regionCode ?? '' })
    }
  }

  /** The development of a person who stands at `stage` today, as known from `since` on. */
  steps(stage: MemberStage, since: Day): Step[] {
    let from = addDays(this.today, -this.random.int(...stay[stage].running))
    const steps: Step[] = [{ stage, from, basis: stepBases[stage] }]
    for (const earlier of ladder.slice(0, Math.max(0, ladder.indexOf(stage))).reverse()) {
      from = addDays(from, -this.random.int(...stay[earlier].whole))
      steps.unshift({ stage: earlier, from, basis: stepBases[earlier] })
    }
    const known = steps.filter((_, index) => (steps[index + 1]?.from ?? '9999') > since)
    return known.map((step, index) => (index === 0 && step.from < since ? { ...step, from: since, basis: '支部成立时登记' } : step))
  }

  person(group: DriverGroup, joinedOn: Day | null): MemberSeed {
    const employer = group === 'truck' && this.random.chance(0.45) ? `示例${this.random.pick(words)}物流有限公司` : null
    const person: PersonRow = {
      id: this.newId(),
      ...this.name(),
      ...phoneOf(this.members.length, this.cipher),
      ...identityOf(this.members.length, joinedOn, this.today, this.cipher),
      driverGroup: group,
      employer,
      joinedOn,
    }
    const seed: MemberSeed = { person, memberships: [], presences: [] }
    this.members.push(seed)
    return seed
  }

  private readonly taken = new Set<string>()
  /** Nearly always a name of one's own; now and then two people share one, as in life. */
  private name(): Name {
    let name = inventName(this.random)
    for (let again = 0; this.taken.has(name.name) && again < 4; again += 1) name = inventName(this.random)
    this.taken.add(name.name)
    return name
  }

  membership(
    seed: MemberSeed,
    place: { orgId: string } | { externalOrgId: string },
    steps: readonly (Step & { standing?: MemberStanding })[],
  ) {
    steps.forEach((step, index) => {
      seed.memberships.push({
        id: this.newId(),
        personId: seed.person.id,
        orgId: 'orgId' in place ? place.orgId : null,
        externalOrgId: 'externalOrgId' in place ? place.externalOrgId : null,
        stage: step.stage,
        standing: step.standing ?? 'normal',
        validFrom: step.from,
        validTo: steps[index + 1]?.from ?? null,
        basis: step.basis,
        recordedAt: `${step.from}T10:00:00+08:00`,
        supersededAt: null,
      })
    })
  }

  presence(seed: MemberSeed, orgId: string, validFrom: Day, validTo: Day | null = null, kind: 'managed' | 'inflow' = 'managed') {
    const basis = kind === 'managed' ? '流动党员纳管登记' : '流动党员报到'
    seed.presences.push({
      id: this.newId(),
      personId: seed.person.id,
      orgId,
      kind,
      validFrom,
      validTo,
      basis,
      recordedAt: `${validFrom}T10:30:00+08:00`,
      supersededAt: null,
    })
  }

  /** A day between the founding and a week ago, rather early than late: branches grow fastest when they are new. */
  day(since: Day): Day {
    const span = daysBetween(since, this.today) - 7
    return span <= 0 ? since : addDays(since, Math.floor(span * this.random.next() ** 1.4))
  }

  /** Full for years; known at this place from `from` on. */
  settled(from: Day): { joinedOn: Day; steps: Step[] } {
    return { joinedOn: addDays(from, -this.random.int(500, 8000)), steps: [{ stage: 'full', from, basis: '组织关系登记' }] }
  }

  /** Formally a member here, newly developed or long since full. */
  formal(org: OrgSeed, group: DriverGroup, stage?: MemberStage): MemberSeed {
    const { id, foundedOn } = org.row
    const grown = stage ?? (this.random.chance(0.16) ? 'probationary' : this.random.chance(0.22) ? 'full' : undefined)
    if (grown === undefined) {
      const { joinedOn, steps } = this.settled(this.day(foundedOn))
      const seed = this.person(group, joinedOn)
      this.membership(seed, { orgId: id }, steps)
      return seed
    }
    const steps = this.steps(grown, foundedOn)
    const entered = steps.find((step) => step.stage === 'probationary')
    const counted = memberStagesCounted.includes(grown)
    const seed = this.person(group, counted ? (entered?.from ?? addDays(foundedOn, -400)) : null)
    this.membership(seed, { orgId: id }, steps)
    return seed
  }

  /** Formally elsewhere (outside the city, or in `home`), kept by a mobile branch. */
  kept(org: OrgSeed, group: DriverGroup, home: OrgSeed | undefined): MemberSeed {
    const from = this.day(org.row.foundedOn)
    const since =
      home === undefined || from < home.row.foundedOn
        ? from
        : addDays(from, -this.random.int(0, Math.min(300, daysBetween(home.row.foundedOn, from))))
    const { joinedOn, steps } = this.settled(since)
    const seed = this.person(group, joinedOn)
    const inside = home !== undefined && home.row.foundedOn <= since
    this.membership(seed, inside ? { orgId: home.row.id } : { externalOrgId: this.random.pick(this.externals).id }, steps)
    this.presence(seed, org.row.id, from)
    return seed
  }

  /** A member who no longer counts: out of contact, suspended, gone. */
  departed(org: OrgSeed, standing: MemberStanding, keep: boolean) {
    const from = this.day(org.row.foundedOn)
    const end = this.day(addDays(from, 5))
    if (end <= from || end > this.today) return
    const seed = this.person('truck', addDays(from, -this.random.int(500, 6000)))
    const place = keep ? { externalOrgId: this.random.pick(this.externals).id } : { orgId: org.row.id }
    const why: Readonly<Partial<Record<MemberStanding, string>>> = {
      lost: '连续六个月以上无法取得联系',
      suspended: '支部大会决定停止党籍',
      transferred: '组织关系转出',
      deceased: '家属告知',
      expelled: '支部大会决定除名',
    }
    this.membership(seed, place, [
      { stage: 'full', from, basis: '组织关系登记' },
      { stage: 'full', standing, from: end, basis: why[standing] ?? '登记' },
    ])
    if (keep) this.presence(seed, org.row.id, from, standing === 'lost' ? null : end)
  }
}
