import type { FeatureType } from '../features/feature-type.ts'

/** The identifier of a feature in GML: the name of the type, which has no dot, then the key. A legal XML id, as keys are. */
export const gmlId = ({ name }: FeatureType, key: string): string => `${name}.${key}`

export interface FeatureId {
  /** Undefined where only a key was written. */
  typeName: string | undefined
  key: string
}

/** Reads an identifier as clients send it back: with the name of its type, or the bare key. */
export function featureIdFrom(text: string, types: { has(name: string): boolean }): FeatureId {
  const dot = text.indexOf('.')
  const typeName = text.slice(0, Math.max(dot, 0))
  return types.has(typeName) ? { typeName, key: text.slice(dot + 1) } : { typeName: undefined, key: text }
}
