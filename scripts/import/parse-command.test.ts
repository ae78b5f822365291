import { describe, expect, test } from 'vitest'
import { completeness, parseCommand } from './parse-command.ts'

const words = (text: string) => parseCommand(text.split(' '))

describe('the command line of imports', () => {
  test.each([
    [
      'components a.shp b.zip',
      { verb: 'import', dataset: 'components', paths: ['a.shp', 'b.zip'], options: {}, checkOnly: false },
    ],
    [
      'grids x --check-only --crs EPSG:4544 --encoding GBK',
      { checkOnly: true, options: { crs: 'EPSG:4544', encoding: 'GBK' } },
    ],
    ['places x --position lon=经度 --position lat=纬度', { options: { position: { lon: '经度', lat: '纬度' } } }],
    ['grids x --column code=BH --layer 网格', { options: { columns: { code: 'BH' }, layer: '网格' } }],
    [
      'components x --complete area=510903,class=01 --complete all',
      { options: { complete: [{ area: '510903', class: '01' }, {}] } },
    ],
    ['components x --accept-outside --lang zh', { language: 'zh', options: { acceptOutside: true } }],
    ['publish 12 --findings f.csv', { verb: 'publish', batchId: 12, findingsCsv: 'f.csv' }],
    ['list', { verb: 'list' }],
  ])('%s', (text, command) => {
    expect(words(text)).toMatchObject(command)
  })

  test.each([
    ['lamps a.shp', 'There is no dataset "lamps".'],
    ['components', 'Name the files to read.'],
    ['publish twelve', '"twelve" is no batch: write its number, as `list` shows it.'],
    ['grids x --column code', '"code": write name=field.'],
    ['grids x --complete street=1', '"street=1": write area=…, class=…, or all.'],
    ['grids x --lang fr', '--lang "fr": write zh or en.'],
  ])('%s is a mistake', (text, mistake) => {
    expect(words(text)).toEqual({ mistake })
  })

  test('nothing at all is a mistake, and so is an option that does not exist', () => {
    expect(parseCommand([])).toEqual({ mistake: 'Say what to import.' })
    expect(words('grids x --colour red')).toHaveProperty('mistake')
  })

  test('completeness for all has neither area nor class', () => {
    expect(completeness('all')).toEqual({})
  })
})
