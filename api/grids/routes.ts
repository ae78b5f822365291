import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { parseUnitGridCode } from '../../spatial/catalogue/codes.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { AREA_KINDS, area, areas } from '../../spatial/grids/area.ts'
import { unitGrid } from '../../spatial/grids/unit-grid.ts'
import { Words } from '../schemas/words.ts'
import { AreaFeature, AreasAnswer, UnitGridFeature } from './schemas.ts'

const CodeParams = Type.Object({ code: Type.String() })

const AREAS_PER_PAGE = 1000

const AreasQuery = Type.Object({
  kind: Type.Optional(Words(AREA_KINDS)),
  parent: Type.Optional(Type.String({ description: 'Only areas directly under this one' })),
  after: Type.Optional(Type.String({ description: 'The code the page before ended with' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000, default: AREAS_PER_PAGE })),
})

/** Unit grids and the areas above them. */
export const gridRoutes: FastifyPluginAsyncTypebox = async app => {
  const { db } = app.database

  app.get(
    '/grids/:code',
    {
      config: { permission: 'public' },
      schema: { summary: 'One unit grid', params: CodeParams, response: { 200: UnitGridFeature } },
    },
    async request => {
      const { code } = request.params
      refuseMalformed(code)
      const grid = await unitGrid(db, code)
      if (!grid) throw new DomainError('not-found', `There is no unit grid ${code}.`)
      const { bbox, geometry, gridCode, retiredAt, ...properties } = grid
      return {
        type: 'Feature' as const,
        id: gridCode,
        bbox,
        geometry,
        properties: { code: gridCode, ...properties, retiredAt: retiredAt?.toISOString() ?? null },
      }
    },
  )

  app.get(
    '/areas',
    {
      config: { permission: 'public' },
      schema: { summary: 'Areas in force, by code', querystring: AreasQuery, response: { 200: AreasAnswer } },
    },
    async request => {
      const { limit = AREAS_PER_PAGE, ...filter } = request.query
      const page = await areas(db, { ...filter, limit })
      return { areas: page, ...(page.length === limit && { next: page.at(-1)!.code }) }
    },
  )

  app.get(
    '/areas/:code',
    {
      config: { permission: 'public' },
      schema: { summary: 'One area with its outline', params: CodeParams, response: { 200: AreaFeature } },
    },
    async request => {
      const found = await area(db, request.params.code)
      if (!found) throw new DomainError('not-found', `There is no area ${request.params.code}.`)
      const { bbox, geometry, ...properties } = found
      return { type: 'Feature' as const, id: found.code, bbox, geometry, properties }
    },
  )
}

/** Says what is wrong with a code that cannot be one, rather than that it was not found. */
function refuseMalformed(code: string): void {
  const parsed = parseUnitGridCode(code)
  if (!parsed.ok) throw new DomainError('invalid-parameter', `Found ${parsed.found}, expected ${parsed.expected}.`)
}
