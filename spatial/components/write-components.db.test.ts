import type { Geometry } from 'geojson'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { EVERYTHING } from '../access/reader.ts'
import { commit, lastCommit } from '../database/commit.ts'
import { testDatabase } from '../database/testing/test-database.ts'
import { addRules } from '../organisations/testing/add-units-and-rules.ts'
import { changeComponent, retireComponent } from './change-component.ts'
import type { ComponentPatch, NewComponent } from './component-draft.ts'
import { componentLife } from './component-life.ts'
import { componentPage } from './component-page.ts'
import { createComponent } from './create-component.ts'
import { buildSmallRegister } from './testing/small-register.ts'

const TODAY = '2026-11-23'
const WRITING = { actor: 'inspector', reader: EVERYTHING, note: 'Seen on patrol', today: TODAY }
const GRID_WEST = '510903001001001'
const GRID_G01 = '510903002001002'
const point = (lon: number, lat = 30.5005): Geometry => ({ type: 'Point', coordinates: [lon, lat] })

const database = testDatabase()
beforeAll(async () => {
  await buildSmallRegister(database.current.db)
  await addRules(database.current.db, { R1: { handler: 'W1' }, R2: { class: '0118', handler: 'W2' } })
})

const create = (component: Partial<NewComponent>) =>
  createComponent(
    database.current.db,
    { classCode: '0118', state: 'intact', geometry: point(105.5705), ...component } as NewComponent,
    WRITING,
  )

const life = async (code: string) => (await componentLife(database.current.db, code, { today: TODAY }))!

describe('creating', () => {
  test('gives the next serial of county and class, the grid of the place and the name of the class', async () => {
    const before = await lastCommit(database.current.db)
    const { code, version } = await create({ maintainerCode: 'W2', attributes: { 材质: '铸铁' } })
    expect({ code, version }).toEqual({ code: '5109030118000002', version: before + 1 })
    const { component } = await life(code)
    expect(component).toMatchObject({
      name: '路灯',
      gridCode: GRID_WEST,
      maintainerCode: 'W2',
      attributes: { 材质: '铸铁' },
    })
    expect((await create({ geometry: point(105.5755) })).code).toBe('5109040118000001')
  })

  test('takes a code of its own, once and never again', async () => {
    const code = '5109030102000777'
    await create({ classCode: undefined, code })
    await expect(create({ classCode: undefined, code })).rejects.toMatchObject({ code: 'code-taken' })
    const { version } = (await life(code)).component
    await retireComponent(database.current.db, code, { ...WRITING, version })
    await expect(create({ classCode: undefined, code })).rejects.toMatchObject({ code: 'code-taken' })
    expect((await create({ classCode: '0102' })).code).toBe('5109030102000778')
  })

  const line: Geometry = {
    type: 'LineString',
    coordinates: [
      [105.5712, 30.5001],
      [105.5736, 30.5001],
    ],
  }

  test('a line belongs to the grid of its middle', async () => {
    const { code } = await create({ classCode: '0211', geometry: line })
    expect((await life(code)).component.gridCode).toBe('510903001002001')
  })

  test.each<[string, Partial<NewComponent>, string]>([
    ['a code with a letter', { classCode: undefined, code: '51090301O2000001' }, 'code-not-valid'],
    ['a code of another class', { code: '5109030102000009' }, 'code-not-valid'],
    ['a code of another county', { classCode: undefined, code: '5109040118000099' }, 'code-county-mismatch'],
    ['a class that the book lacks', { classCode: '0199' }, 'class-not-in-book'],
    ['an area where a point is due', { geometry: line }, 'geometry-type-not-allowed'],
    ['a place in no grid', { geometry: point(105.9) }, 'outside-city'],
    ['a unit nobody knows', { ownerCode: 'W9' }, 'unit-unknown'],
    ['a survey tomorrow', { surveyedOn: '2026-11-24' }, 'date-not-valid'],
    ['a change before the survey', { surveyedOn: '2026-01-02', changedOn: '2026-01-01' }, 'date-not-valid'],
    [
      'an area that crosses itself',
      {
        classCode: '0405',
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [105.571, 30.5],
              [105.572, 30.501],
              [105.572, 30.5],
              [105.571, 30.501],
              [105.571, 30.5],
            ],
          ],
        },
      },
      'geometry-not-valid',
    ],
  ])('refuses %s and publishes nothing', async (_name, component, refusal) => {
    const before = await lastCommit(database.current.db)
    await expect(create(component)).rejects.toMatchObject({ code: refusal })
    expect(await lastCommit(database.current.db)).toBe(before)
  })

  test('says when a county has used all serials of a class', async () => {
    await create({ classCode: undefined, code: '5109032112999999' })
    await expect(create({ classCode: '2112' })).rejects.toMatchObject({ code: 'serials-exhausted' })
  })
})

describe('changing', () => {
  let code: string
  let version: number
  beforeEach(async () => {
    const created = await create({ location: '明月路西侧', attributes: { 高度: 8, 材质: '钢' } })
    code = created.code
    version = created.version
  })
  const change = (patch: ComponentPatch, seen = version) =>
    changeComponent(database.current.db, code, patch, { ...WRITING, version: seen })

  test('what is absent stays, null empties, attributes merge, and the change is dated', async () => {
    await change({ state: 'damaged', location: null, attributes: { 高度: null, 灯头: 2 } })
    const { component } = await life(code)
    expect(component).toMatchObject({
      state: 'damaged',
      location: null,
      name: '路灯',
      attributes: { 材质: '钢', 灯头: 2 },
      changedOn: TODAY,
    })
  })

  test('the grid follows the geometry', async () => {
    await change({ geometry: point(105.5745) })
    expect((await life(code)).component.gridCode).toBe(GRID_G01)
  })

  test('nothing changed is nothing published', async () => {
    const before = await lastCommit(database.current.db)
    expect(await change({ location: '明月路西侧', attributes: { 高度: 8 } })).toEqual({ version })
    expect(await lastCommit(database.current.db)).toBe(before)
  })

  test('of two people who saw the same version the second is refused', async () => {
    const outcomes = await Promise.allSettled([change({ state: 'lost' }), change({ state: 'occupied' })])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refused = outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    expect(refused.reason).toMatchObject({ code: 'changed-meanwhile' })
  })

  test.each<[string, ComponentPatch, string]>([
    ['no name', { name: '' }, 'attribute-missing'],
    ['a place in another county', { geometry: point(105.5755) }, 'code-county-mismatch'],
    [
      'a line for a lamp',
      {
        geometry: {
          type: 'LineString',
          coordinates: [
            [105.571, 30.5],
            [105.572, 30.5],
          ],
        },
      },
      'geometry-type-not-allowed',
    ],
    ['a unit nobody knows', { maintainerCode: 'W9' }, 'unit-unknown'],
    ['a change tomorrow', { changedOn: '2026-11-24' }, 'date-not-valid'],
  ])('refuses %s', async (_name, patch, refusal) => {
    await expect(change(patch)).rejects.toMatchObject({ code: refusal })
    expect((await life(code)).versions).toHaveLength(1)
  })

  test('a component that never was is not found', async () => {
    const unknown = changeComponent(database.current.db, '5109030118999999', { state: 'lost' }, { ...WRITING, version })
    await expect(unknown).rejects.toMatchObject({ code: 'component-not-found' })
  })
})

describe('the life of a component', () => {
  test('retired, it leaves the register, keeps its file, and takes no more changes', async () => {
    const { db } = database.current
    const { code, version } = await create({ ownerCode: 'W2', maintainerCode: 'W2' })
    const changed = await changeComponent(db, code, { state: 'damaged' }, { ...WRITING, version })
    const retired = await retireComponent(db, code, { ...WRITING, note: 'Mast removed', version: changed.version })
    expect((await componentPage(db, { text: code }, { limit: 9 })).components).toEqual([])

    const file = await life(code)
    expect(file.component.retiredAt).toBeInstanceOf(Date)
    expect(file.responsibility).toBeNull()
    expect(file.versions.map(({ version, isRetired, commit }) => [version, isRetired, commit.note])).toEqual([
      [version, false, 'Seen on patrol'],
      [changed.version, false, 'Seen on patrol'],
      [retired.version, true, 'Mast removed'],
    ])
    expect(file.versions[1]!.differences).toEqual([
      { field: 'state', before: 'intact', after: 'damaged' },
      { field: 'changedOn', before: null, after: TODAY },
    ])
    expect(file.versions[0]!.validTo).toEqual(file.versions[1]!.validFrom)
    expect(file.versions[2]!.validTo).toBeNull()
    const again = changeComponent(db, code, { state: 'lost' }, { ...WRITING, version: retired.version })
    await expect(again).rejects.toMatchObject({ code: 'component-retired' })
  })

  test('names where it stands, who is named on it, and who is responsible by which rule', async () => {
    const file = await life('5109030305000001')
    expect(file.class).toMatchObject({ code: '0305', nameZh: '垃圾箱', majorCode: '03' })
    expect(file.place).toMatchObject({
      gridCode: GRID_G01,
      district: { code: '510903' },
      managementArea: { code: 'G01' },
    })
    expect(file.maintainer).toEqual({ code: 'W3', nameZh: '单位W3', nameEn: null })
    expect(file.authority).toBeNull()
    expect(file.responsibility).toMatchObject({
      unit: { code: 'W1' },
      rule: 'R1',
      whyZh: expect.stringContaining('R1'),
    })
    const lamp = (await life('5109030118000001')).responsibility
    expect(lamp).toMatchObject({
      unit: { code: 'W2' },
      rule: 'R2',
      whyEn: expect.stringContaining('more specific in class than rule R1'),
    })
  })

  test('a tie and a gap are said, not decided', async () => {
    const { db } = database.current
    await addRules(db, { R3: { class: '0118', handler: 'W3' } })
    const tie = (await life('5109030118000001')).responsibility!
    expect([tie.unit, tie.rule]).toEqual([null, null])
    expect(tie.whyZh).toContain('R2、R3')
    await commit(db, { actor: 'test' }, trx => trx.deleteFrom('responsibility_rules').execute())
    expect((await life('5109030118000001')).responsibility).toMatchObject({
      unit: null,
      whyZh: '没有适用的处置责任规则',
    })
  })

  test('of a code that was never published there is no file', async () => {
    expect(await componentLife(database.current.db, '5109030118888888', { today: TODAY })).toBeUndefined()
  })
})
