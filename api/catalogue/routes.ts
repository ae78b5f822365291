import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { CLASS_KINDS, CLASS_ORIGINS, GEOMETRY_TYPES } from '../../spatial/catalogue/class-book.ts'
import { type ClassList, classList } from '../../spatial/catalogue/class-list.ts'
import { componentCounts } from '../../spatial/components/component-counts.ts'
import { type ComponentSight, componentSight, seesAttribute } from '../../spatial/components/component-sight.ts'
import { perCommit } from '../../spatial/database/per-commit.ts'
import type { Db } from '../../spatial/database/schema.ts'
import { Nullable } from '../schemas/nullable.ts'
import { Words } from '../schemas/words.ts'

const ClassAnswer = Type.Object({
  code: Type.String(),
  nameZh: Type.String(),
  nameEn: Type.String(),
  geometryType: Words(GEOMETRY_TYPES),
  symbol: Nullable(Type.String()),
  origin: Words(CLASS_ORIGINS),
  typicalUnit: Nullable(Type.String()),
  count: Type.Integer({ description: 'Components in force of this class' }),
})

const ClassesAnswer = Type.Object({
  book: Type.String(),
  titleZh: Type.String(),
  titleEn: Type.String(),
  note: Nullable(Type.String()),
  majors: Type.Array(
    Type.Object({
      code: Type.String(),
      nameZh: Type.String(),
      nameEn: Type.String(),
      colour: Type.String(),
      count: Type.Integer(),
      classes: Type.Array(ClassAnswer),
    }),
  ),
})

/** Of a reader who sees no components. */
const NOTHING: ComponentSight = { kinds: [], attributes: [] }

/** The number of components of each class that a reader sees. */
const countsSeen = perCommit(
  async (db: Db, sight: ComponentSight) => {
    if (!seesAttribute(sight, 'classCode')) return new Map<string | null, number>()
    const counts = await componentCounts(db, { by: 'class', filter: { sight } })
    return new Map(counts.map(({ key, count }) => [key, count]))
  },
  { answers: 200, identity: sight => JSON.stringify(sight) },
)

function recounted({ majors, ...book }: ClassList, counts: ReadonlyMap<string | null, number>): ClassList {
  return {
    ...book,
    majors: majors.map(({ classes, ...major }) => {
      const counted = classes.map(one => ({ ...one, count: counts.get(one.code) ?? 0 }))
      return { ...major, count: counted.reduce((sum, { count }) => sum + count, 0), classes: counted }
    }),
  }
}

/** The class books of the city, with live counts. */
export const catalogueRoutes: FastifyPluginAsyncTypebox = async app => {
  const countedClasses = perCommit(classList)

  app.get(
    '/classes',
    {
      config: { permission: 'public', sight: 'cut' },
      schema: {
        summary: 'Major and minor classes with their counts',
        querystring: Type.Object({ kind: Type.Optional(Words(CLASS_KINDS, { default: 'component' })) }),
        response: { 200: ClassesAnswer },
      },
    },
    async request => {
      const { kind = 'component' } = request.query
      const list = await countedClasses(app.database.db, kind)
      const sees = [...request.featureTypes.values()].some(({ table }) => table === 'components')
      const sight = sees ? componentSight(request.reader) : NOTHING
      return sight ? recounted(list, await countsSeen(app.database.db, sight)) : list
    },
  )
}
