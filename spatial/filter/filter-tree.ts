import type { Geometry } from 'geojson'

/**
 * The one filter tree. CQL2 text, CQL2 JSON, FES, ArcGIS `where` and tile filters are read into it, and one compiler turns
 * it into SQL. Its operators are those of CQL2 (OGC 21-065r2), spelt as in CQL2 JSON.
 */
export type FilterNode =
  | { kind: 'call'; op: string; args: FilterNode[] }
  | { kind: 'property'; name: string }
  | { kind: 'literal'; value: string | number | boolean }
  | { kind: 'date'; value: string }
  | { kind: 'timestamp'; value: string }
  /** An open end is null. */
  | { kind: 'interval'; from: FilterNode | null; to: FilterNode | null }
  | { kind: 'geometry'; geometry: Geometry }
  /** Four or six numbers, minima first. */
  | { kind: 'bbox'; bbox: number[] }
  | { kind: 'list'; items: FilterNode[] }

export const call = (op: string, ...args: FilterNode[]): FilterNode => ({ kind: 'call', op, args })
export const property = (name: string): FilterNode => ({ kind: 'property', name })
export const literal = (value: string | number | boolean): FilterNode => ({ kind: 'literal', value })
export const negated = (node: FilterNode): FilterNode => call('not', node)

/** The conditions joined by and; undefined when there is none. */
export function allOf(conditions: FilterNode[]): FilterNode | undefined {
  if (conditions.length < 2) return conditions[0]
  return call('and', ...conditions)
}

const children = (node: FilterNode): FilterNode[] => {
  if (node.kind === 'call') return node.args
  if (node.kind === 'list') return node.items
  if (node.kind === 'interval') return [node.from, node.to].filter(end => end !== null)
  return []
}

/** Every node of the tree, parents first. */
export function* nodesOf(root: FilterNode): Generator<FilterNode> {
  const waiting = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node
    for (const child of children(node)) waiting.push(child)
  }
}

/** The same tree with every geometry and box passed through `change`, for instance out of another reference system. */
export function mapGeometries(node: FilterNode, change: (node: GeometryNode) => FilterNode): FilterNode {
  switch (node.kind) {
    case 'call':
      return { ...node, args: node.args.map(arg => mapGeometries(arg, change)) }
    case 'list':
      return { ...node, items: node.items.map(item => mapGeometries(item, change)) }
    case 'geometry':
    case 'bbox':
      return change(node)
    default:
      return node
  }
}

export type GeometryNode = Extract<FilterNode, { kind: 'geometry' | 'bbox' }>
