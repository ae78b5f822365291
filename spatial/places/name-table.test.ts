import { expect, test } from 'vitest'
import { matchQualities, nameTable, QUALITY, type SearchableName } from './name-table.ts'
import { nameQuery } from './name-text.ts'
import { pinyinKeys } from './pinyin.ts'

const named = (...names: [string, ...string[]]): SearchableName => ({ names, ...pinyinKeys(names[0]) })

const ROAD = 0
const PLATE = 1
const GRID = 2
const BRIDGE = 3
const TABLE = nameTable([
  named('嘉禾东路'),
  named('嘉禾东路55号', '遂宁宾馆'),
  { names: ['510903012004017'], pinyin: '', pinyinInitials: '' },
  named('通德大桥（新）'),
])

test.each<[string, number, keyof typeof QUALITY]>([
  ['嘉禾东路', ROAD, 'whole'],
  [' 嘉禾 东路 ', ROAD, 'whole'],
  ['嘉禾东路５５', PLATE, 'whole'],
  ['遂宁宾馆', PLATE, 'whole'],
  ['通德大桥新', BRIDGE, 'whole'],
  ['jiahedonglu', ROAD, 'wholeSound'],
  ['Jia He Dong Lu', ROAD, 'wholeSound'],
  ['jhdl', ROAD, 'wholeSound'],
  ['嘉禾', ROAD, 'beginning'],
  ['嘉禾东路5', PLATE, 'beginning'],
  ['jiahed', ROAD, 'beginningOfSound'],
  ['jhd', ROAD, 'beginningOfSound'],
  ['jhdl55', PLATE, 'beginningOfSound'],
  ['东路', ROAD, 'middle'],
  ['宾馆', PLATE, 'middle'],
  ['donglu', ROAD, 'middleOfSound'],
  ['dl55', PLATE, 'middleOfInitials'],
  ['加和东路', ROAD, 'sameSound'],
  ['佳禾', ROAD, 'sameSound'],
  ['510903012004017', GRID, 'whole'],
  ['510903012', GRID, 'beginning'],
  ['004017', GRID, 'middle'],
  ['凯旋路', ROAD, 'none'],
  ['ong', ROAD, 'none'],
  ['ed', ROAD, 'none'],
  ['j', ROAD, 'none'],
  ['东路嘉禾', PLATE, 'none'],
  ['', ROAD, 'none'],
])('%j fits row %d as %s', (typed, row, quality) => {
  expect(matchQualities(TABLE, nameQuery(typed))[row]).toBe(QUALITY[quality])
})

test('the qualities are ordered: characters before sound, whole before beginning before middle', () => {
  expect(Object.values(QUALITY)).toEqual([...Object.values(QUALITY)].sort((a, b) => a - b))
})

test('an empty table answers nothing', () => {
  expect(matchQualities(nameTable([]), nameQuery('嘉禾'))).toHaveLength(0)
})
