import { Type } from 'typebox'
import { Nullable } from './nullable.ts'

/** Whatever has a code of the authority and a name: an area, a unit. */
export const CodedName = Type.Object({ code: Type.String(), nameZh: Type.String(), nameEn: Nullable(Type.String()) })
