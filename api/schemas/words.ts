import { Type } from 'typebox'

/** One word of a closed vocabulary. States its JSON type, so that OpenAPI says `nullable` rather than `object or null`. */
export const Words = <const Word extends string>(words: readonly Word[], options?: { default?: Word }) =>
  Type.Enum([...words], { ...options, type: 'string' })
