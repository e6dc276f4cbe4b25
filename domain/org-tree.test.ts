import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { OrgNode } from './org'
import { aboveOf, foundIn, openedAtFirst, rowsOf, underTerritories } from './org-tree'

const row = (id: string, level: OrgNode['level']) =>
  ({ id, level, name: id, kind: 'committee', driverGroup: null, regionCode: '320507', foundedOn: '2020-01-01' }) as const

test('every organisation is counted once under the territory, wherever links lead', () => {
  const place = fc.option(fc.integer({ min: 0, max: 5 }), { nil: null })
  const organisations = fc.array(fc.record({ own: fc.nat(9), settled: place, nested: fc.boolean() }), { minLength: 1, maxLength: 20 })
  const streets = fc.array(place, { minLength: 6, maxLength: 6 })
  fc.assert(
    fc.property(organisations, streets, fc.boolean(), (orgs, above, empty) => {
      const territories = above.map((_, index) => row(`t${index}`, 'territory'))
      // Two levels: a street may stand under a committee that stands under none.
      const links = new Map<string, string>(
        above.flatMap((at, index) => (at === null || at === index || above[at] !== null ? [] : [[`t${index}`, `t${at}`] as const])),
      )
      for (const [index, { settled }] of orgs.entries()) if (settled !== null) links.set(`o${index}`, `t${settled}`)
      const parentOf = (index: number) => (index > 0 && orgs[index]?.nested === true ? `o${index - 1}` : 'county')
      // As the cells have it: the numbers of an organisation hold what stands below it.
      const totals = orgs.map(({ own }) => own)
      for (let index = orgs.length - 1; index > 0; index -= 1)
        if (parentOf(index) !== 'county') totals[index - 1] = (totals[index - 1] ?? 0) + (totals[index] ?? 0)
      const nodes = orgs.map((_, index): OrgNode => {
        const formal = totals[index] ?? 0
        return { ...row(`o${index}`, 'basic'), parentId: parentOf(index), formal, presence: formal * 2, basic: 1 }
      })
      const drawn = underTerritories(nodes, territories, links, () => empty)
      const tops = drawn.filter(({ parentId }) => parentId === null)
      expect(tops.reduce((sum, { formal }) => sum + formal, 0)).toBe(orgs.reduce((sum, { own }) => sum + own, 0))
      const shown = new Set(drawn.map(({ id }) => id))
      for (const { parentId } of drawn) expect(parentId === null || shown.has(parentId)).toBe(true)
      expect(drawn.filter(({ level }) => level === 'basic').map(({ id }) => id)).toEqual(nodes.map(({ id }) => id))
    }),
  )
})

const node = (id: string, parentId: string | null, name: string): OrgNode => ({
  id,
  parentId,
  name,
  kind: 'industry_committee',
  level: parentId === null ? 'city' : 'county',
  driverGroup: null,
  regionCode: '320500',
  foundedOn: '2020-01-01',
  formal: 0,
  presence: 0,
  basic: 0,
})
const nodes = [
  node('city', null, '市行业党委'),
  node('east', 'city', '东区党委'),
  node('west', 'city', '西区党委'),
  node('one', 'east', '东区第一党支部'),
]
const everything = { q: '', kind: null, group: null }
const shown = (open: readonly string[]) => rowsOf(nodes, everything, new Set(open)).map((row) => row.node.id)

describe('the tree of organisations', () => {
  it('shows where one stands once what is above it is open', () => {
    expect(aboveOf(nodes, 'one')).toEqual(['east', 'city'])
    expect(shown(aboveOf(nodes, 'one'))).toEqual(['city', 'east', 'one', 'west'])
    expect(shown([])).toEqual(['city'])
    expect(aboveOf(nodes, 'city')).toEqual([])
    expect(aboveOf(nodes, 'nobody')).toEqual([])
    expect(aboveOf(nodes, null)).toEqual([])
  })

  it('is open as a whole where it is small, and at its top where it is large', () => {
    expect(openedAtFirst(nodes)).toEqual(['city', 'east', 'west', 'one'])
    const many = Array.from({ length: 40 }, (_, n) => node(`branch${n}`, 'east', `第 ${n} 党支部`))
    expect(openedAtFirst([...nodes, ...many])).toEqual(['city'])
  })

  it('is searched with the way down to what is found', () => {
    const filter = { ...everything, q: '第一' }
    expect(foundIn(nodes, filter).map(({ id }) => id)).toEqual(['one'])
    expect(rowsOf(nodes, filter, new Set()).map(({ node: { id }, depth }) => [id, depth])).toEqual([
      ['city', 0],
      ['east', 1],
      ['one', 2],
    ])
  })
})
