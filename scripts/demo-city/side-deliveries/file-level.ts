import { COLUMN } from '../defects/component-errors.ts'
import type { Defect } from '../defects/defect.ts'
import type { ShapeTable } from '../delivery/shape-table.ts'
import type { Point } from '../geometry/vector.ts'
import { gbk } from '../writers/gbk.ts'
import type { SideDelivery } from './side-delivery.ts'

/** Rows that are delivered once more; imported after the main delivery, they change nothing. */
const ROWS = 60

const again = (source: ShapeTable, path: string): ShapeTable => ({
  ...source,
  path,
  rows: source.rows.slice(0, ROWS),
  shapes: source.shapes.slice(0, ROWS),
})

/** Eastings with the number of the zone in front (EPSG:4523). */
const withZone = (table: ShapeTable): ShapeTable => ({
  ...table,
  shapes: table.shapes.map(parts => parts.map(part => part.map(([x, y]): Point => [35_000_000 + x, y]))),
})

/** A byte that begins no character, as a cut text or a wrong converter leaves it. */
const STRAY_BYTE = 0xff
const DAMAGED_ROWS = [4, 17, 30, 43, 56]

function withStrayBytes(table: ShapeTable): { table: ShapeTable; defects: Defect[] } {
  const rows = table.rows.map((cells, i) => {
    if (!DAMAGED_ROWS.includes(i)) return cells
    const place = String(cells[COLUMN.location]).slice(0, 8)
    return cells.with(COLUMN.location, Buffer.concat([gbk(place), Buffer.from([STRAY_BYTE]), gbk('旁')]))
  })
  return {
    table: { ...table, rows },
    defects: DAMAGED_ROWS.map(i => ({
      file: `${table.path}.shp`,
      table: table.path,
      row: i + 1,
      check: 'text-damaged',
    })),
  }
}

const delivery = (
  folder: string,
  about: string,
  tables: SideDelivery['tables'],
  defects: Defect[] = [],
): SideDelivery => ({
  folder,
  about,
  register: 'delivery',
  tables,
  lists: [],
  defects,
})

/** Files that lack something, or say it wrongly. */
export function fileLevel(source: ShapeTable): SideDelivery[] {
  const damaged = withStrayBytes(again(source, '残缺字节'))
  return [
    delivery('无编码说明', 'no .cpg and no language byte: the encoding shows in the texts only', [
      { ...again(source, '无编码说明'), without: ['cpg'], languageByte: 0 },
    ]),
    delivery('无坐标系', 'no .prj: plain eastings of the zone of Suining', [
      { ...again(source, '无坐标系'), without: ['prj'] },
    ]),
    delivery('带号坐标', 'no .prj: eastings with the zone number 35 in front', [
      { ...withZone(again(source, '带号坐标')), without: ['prj'] },
    ]),
    delivery('无索引', 'no .shx', [{ ...again(source, '无索引'), without: ['shx'] }]),
    delivery('残缺字节', 'bytes that are no character in some texts', [damaged.table], damaged.defects),
  ]
}
