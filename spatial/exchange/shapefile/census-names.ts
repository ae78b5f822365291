import type { ExportColumn } from '../feature-writer.ts'

/** Field names of the census (CJ/T 214-2007 as survey files write it), by ours; a DBF name has 10 characters. */
const COMPONENT_NAMES: Record<string, string> = {
  code: 'OBJID',
  name: 'OBJNAME',
  authorityCode: 'DEPTCODE1',
  ownerCode: 'DEPTCODE2',
  maintainerCode: 'DEPTCODE3',
  gridCode: 'BGID',
  state: 'OBJSTATE',
  surveyedOn: 'ORDATE',
  changedOn: 'CHDATE',
  dataSource: 'DATASOURCE',
  note: 'NOTE_',
  location: 'LOCATEDSC',
}

const GRID_NAMES: Record<string, string> = { code: 'BGID', areaM2: 'AREA', startedOn: 'ORDATE', endedOn: 'CHDATE' }
const AREA_NAMES: Record<string, string> = { nameZh: 'NAME', parentCode: 'PCODE' }

const MAX_NAME_CHARACTERS = 10

/** The DBF names of a file's columns, each once. */
export function dbfNames(fileName: string, columns: readonly ExportColumn[]): string[] {
  const known = fileName.startsWith('component') ? COMPONENT_NAMES : fileName === 'unit_grids' ? GRID_NAMES : AREA_NAMES
  const names: string[] = []
  for (const { name } of columns) names.push(unique(known[name] ?? shortened(name), names))
  return names
}

const shortened = (name: string): string =>
  name
    .replace(/[^A-Za-z0-9_]/g, '')
    .toUpperCase()
    .slice(0, MAX_NAME_CHARACTERS)

function unique(name: string, taken: readonly string[]): string {
  for (let number = 1, found = name; ; found = `${name.slice(0, MAX_NAME_CHARACTERS - 1)}${number++}`)
    if (!taken.includes(found)) return found
}

/** Words that survey files write in Chinese; the importer reads them so. */
const WORDS: Record<string, Record<string, string>> = {
  state: { intact: '完好', damaged: '破损', lost: '丢失', occupied: '占用', abandoned: '废弃', removed: '移除' },
  dataSource: { surveyed: '实测', topographic_map: '地形图', other: '其他' },
}

export const censusWord = (column: string, value: unknown): unknown => WORDS[column]?.[String(value)] ?? value
