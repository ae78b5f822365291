import type { Geometry } from 'geojson'
import gjv from 'geojson-validation'
import { filterProblem, MAX_DEPTH } from './filter-problem.ts'
import { call, type FilterNode, literal, property } from './filter-tree.ts'
import { arityProblem, operatorNamed } from './operators.ts'
import { dateNode, intervalEnd, timestampNode } from './temporal-literals.ts'

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** Reads a filter in CQL2 JSON (OGC 21-065r2, clause 8), already parsed. Throws DomainError `invalid-filter`. */
export const parseCql2Json = (value: unknown): FilterNode => nodeOf(value as Json, 0)

function nodeOf(value: Json, depth: number): FilterNode {
  if (depth > MAX_DEPTH) throw filterProblem(`The filter is nested deeper than ${MAX_DEPTH} levels.`)
  if (typeof value === 'string' || typeof value === 'boolean') return literal(value)
  if (typeof value === 'number' && Number.isFinite(value)) return literal(value)
  if (Array.isArray(value)) return { kind: 'list', items: value.map(item => nodeOf(item, depth + 1)) }
  if (value && typeof value === 'object') return objectNode(value, depth)
  throw filterProblem(`${JSON.stringify(value)} has no place in a filter.`)
}

function objectNode(value: { [key: string]: Json }, depth: number): FilterNode {
  if (typeof value.op === 'string') return callNode(value.op, value.args, depth)
  if (typeof value.property === 'string') return property(value.property)
  if (typeof value.date === 'string') return dateNode(value.date)
  if (typeof value.timestamp === 'string') return timestampNode(value.timestamp)
  if (Array.isArray(value.interval) && value.interval.length === 2) return intervalNode(value.interval, depth)
  if (Array.isArray(value.bbox)) return bboxNode(value.bbox)
  if (typeof value.type === 'string') return geometryNode(value)
  throw filterProblem(`${JSON.stringify(value).slice(0, 80)} is neither an operation, a property nor a value of CQL2.`)
}

function callNode(name: string, args: Json | undefined, depth: number): FilterNode {
  if (!Array.isArray(args)) throw filterProblem(`The operation ${name} lacks its args.`)
  const op = operatorNamed(name) ?? name
  const problem = arityProblem(op, args.length)
  if (problem) throw filterProblem(`${problem}.`)
  return call(op, ...args.map(argument => nodeOf(argument, depth + 1)))
}

function intervalNode(ends: Json[], depth: number): FilterNode {
  const [from, to] = ends.map(end => intervalEnd(nodeOf(end, depth + 1)))
  return { kind: 'interval', from: from ?? null, to: to ?? null }
}

function bboxNode(bbox: Json[]): FilterNode {
  if ((bbox.length === 4 || bbox.length === 6) && bbox.every(one => typeof one === 'number'))
    return { kind: 'bbox', bbox: bbox as number[] }
  throw filterProblem('A bbox is 4 or 6 numbers.')
}

function geometryNode(value: { [key: string]: Json }): FilterNode {
  if (!gjv.isGeometryObject(value))
    throw filterProblem(`${JSON.stringify(value).slice(0, 80)} is not a GeoJSON geometry.`)
  return { kind: 'geometry', geometry: value as unknown as Geometry }
}

/** The tree as CQL2 JSON: the inverse of parseCql2Json. */
export function toCql2Json(node: FilterNode): unknown {
  switch (node.kind) {
    case 'call':
      return { op: node.op, args: node.args.map(toCql2Json) }
    case 'property':
      return { property: node.name }
    case 'literal':
      return node.value
    case 'date':
      return { date: node.value }
    case 'timestamp':
      return { timestamp: node.value }
    case 'interval':
      return { interval: [node.from, node.to].map(end => (end ? endOf(end) : '..')) }
    case 'geometry':
      return node.geometry
    case 'bbox':
      return { bbox: node.bbox }
    case 'list':
      return node.items.map(toCql2Json)
  }
}

/** Inside an interval a date or an instant is written bare. */
function endOf(end: FilterNode): unknown {
  return end.kind === 'date' || end.kind === 'timestamp' ? end.value : toCql2Json(end)
}
