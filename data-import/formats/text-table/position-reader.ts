import type { GeometryBuilder } from '../geometry-builder.ts'
import { refusedRow } from '../sentences.ts'
import type { ColumnRoles, RefusedRow } from '../source.ts'
import { parseAngle, parsePair } from './parse-angle.ts'
import { addWkt } from './wkt-geometry.ts'

/** Adds the position of one record to the builder; a record that says something unreadable is refused. */
export type PositionReader = (record: string[], row: number, builder: GeometryBuilder) => RefusedRow | undefined

const cellAt = (record: string[], column: number): string => (record[column] ?? '').trim()

function pairReader(column: number, order: ColumnRoles['lonLatOrder']): PositionReader {
  return (record, row, builder) => {
    const cell = cellAt(record, column)
    const pair = parsePair(cell)
    if (cell === '') builder.addNone()
    else if (!pair) return refusedRow(row, 'bad-position', { value: cell })
    else if (order === 'latLon') builder.addPoint(pair[1], pair[0])
    else builder.addPoint(pair[0], pair[1])
    return undefined
  }
}

function xyReader(xColumn: number, yColumn: number): PositionReader {
  return (record, row, builder) => {
    const [xCell, yCell] = [cellAt(record, xColumn), cellAt(record, yColumn)]
    if (xCell === '' && yCell === '') {
      builder.addNone()
      return undefined
    }
    const [x, y] = [parseAngle(xCell), parseAngle(yCell)]
    if (x === undefined) return refusedRow(row, 'bad-position', { value: xCell })
    if (y === undefined) return refusedRow(row, 'bad-position', { value: yCell })
    builder.addPoint(x, y)
    return undefined
  }
}

function wktReader(column: number): PositionReader {
  return (record, row, builder) => {
    const cell = cellAt(record, column)
    if (cell === '') {
      builder.addNone()
      return undefined
    }
    if (/^\s*(?:SRID=\d+;)?\s*GEOMETRYCOLLECTION/i.test(cell)) return refusedRow(row, 'mixed-collection')
    const reason = addWkt(cell, builder)
    return reason ? refusedRow(row, 'bad-geometry', { reason }) : undefined
  }
}

/** Reader for the roles of a table; rows of a table without a position have no geometry. */
export function positionReader(roles: ColumnRoles, names: string[]): PositionReader {
  const at = (name: string): number => names.indexOf(name)
  if (roles.wkt !== undefined) return wktReader(at(roles.wkt))
  if (roles.lonLat !== undefined) return pairReader(at(roles.lonLat), roles.lonLatOrder)
  const [x, y] = [roles.lon ?? roles.east, roles.lat ?? roles.north]
  if (x !== undefined && y !== undefined) return xyReader(at(x), at(y))
  return (_record, _row, builder) => {
    builder.addNone()
    return undefined
  }
}
