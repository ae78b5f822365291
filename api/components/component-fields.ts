import { Type } from 'typebox'
import { ACCURACY_CLASSES } from '../../spatial/catalogue/class-book.ts'
import { COMPONENT_STATES } from '../../spatial/database/tables/register.ts'
import { Nullable } from '../schemas/nullable.ts'
import { DATA_SOURCES } from './schemas.ts'

const text = (maxLength: number) => Nullable(Type.String({ maxLength }))
const day = Nullable(Type.String({ format: 'date' }))

/** What a writer may set, all of it optional. Lengths are those of the attribute table of CJ/T 214-2007, generously rounded up. */
export const componentFields = Type.Partial(
  Type.Object({
    name: Type.String({ minLength: 1, maxLength: 100 }),
    state: Type.Enum([...COMPONENT_STATES]),
    authorityCode: text(40),
    ownerCode: text(40),
    maintainerCode: text(40),
    location: text(255),
    surveyedOn: day,
    changedOn: day,
    dataSource: Nullable(Type.Enum([...DATA_SOURCES])),
    accuracyClass: Nullable(Type.Enum([...ACCURACY_CLASSES])),
    note: text(255),
    attributes: Type.Record(Type.String({ maxLength: 100 }), Type.Unknown(), { maxProperties: 100 }),
    geometry: Type.Unknown({ description: 'GeoJSON in EPSG:4490, longitude first' }),
  }),
)
