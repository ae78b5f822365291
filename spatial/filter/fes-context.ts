import type { NamedCrs } from '../geometry/crs.ts'
import type { XmlElement } from '../xml/xml-element.ts'
import type { FilterNode } from './filter-tree.ts'
import type { ValueType } from './queryable.ts'

/** A property that a filter names, with the type that literals beside it are read as. */
export interface FesProperty {
  node: FilterNode
  type: ValueType
}

/** What the reader of filters must know of what is filtered. */
export interface FesContext {
  /** Of geometries that name no reference system. */
  crs: NamedCrs
  /** Looks up a property by its path, whose prefixes stand at the element; refuses what there is not. */
  property(path: string, element: XmlElement): FesProperty
  /** Whether the path names a property that GML gives every feature and that no feature here has a value of. */
  isAbsent(path: string, element: XmlElement): boolean
  /** The geometry that is meant where none is named. */
  geometry: FesProperty
  /** The condition that a feature is one of these. */
  anyOf(ids: readonly string[]): FilterNode
}

/** An operand and its type, where it has one. */
export interface FesOperand {
  node: FilterNode
  type: ValueType | undefined
}
