import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { CLASS_KINDS, CLASS_ORIGINS, GEOMETRY_TYPES } from '../../spatial/catalogue/class-book.ts'
import { classList } from '../../spatial/catalogue/class-list.ts'
import { perCommit } from '../../spatial/database/per-commit.ts'
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

/** The class books of the city, with live counts. */
export const catalogueRoutes: FastifyPluginAsyncTypebox = async app => {
  const countedClasses = perCommit(classList)

  app.get(
    '/classes',
    {
      config: { permission: 'public' },
      schema: {
        summary: 'Major and minor classes with their counts',
        querystring: Type.Object({ kind: Type.Optional(Words(CLASS_KINDS, { default: 'component' })) }),
        response: { 200: ClassesAnswer },
      },
    },
    async request => countedClasses(app.database.db, request.query.kind ?? 'component'),
  )
}
