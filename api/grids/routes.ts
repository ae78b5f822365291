import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { isSeen, seenKeys, seesWholeRows } from '../../spatial/access/seen-keys.ts'
import { parseUnitGridCode } from '../../spatial/catalogue/codes.ts'
import { perCommit } from '../../spatial/database/per-commit.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { AREA_KINDS, area, areas } from '../../spatial/grids/area.ts'
import { tilingReport } from '../../spatial/grids/tiling-report.ts'
import { unitGrid } from '../../spatial/grids/unit-grid.ts'
import { Words } from '../schemas/words.ts'
import { AreaFeature, AreasAnswer, TilingAnswer, UnitGridFeature } from './schemas.ts'

const CodeParams = Type.Object({ code: Type.String() })

const AREAS_PER_PAGE = 1000
/** The worst is known from far fewer. */
const TILING_FINDINGS_LISTED = 1000

const AreasQuery = Type.Object({
  kind: Type.Optional(Words(AREA_KINDS)),
  parent: Type.Optional(Type.String({ description: 'Only areas directly under this one' })),
  after: Type.Optional(Type.String({ description: 'The code the page before ended with' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000, default: AREAS_PER_PAGE })),
})

/** Unit grids and the areas above them. */
export const gridRoutes: FastifyPluginAsyncTypebox = async app => {
  const { db } = app.database
  const keptReport = perCommit(tilingReport)

  app.get(
    '/grids/tiling',
    {
      config: { permission: 'imports:read' },
      schema: {
        summary: 'Do unit grids, communities and streets fill the areas they belong to, without gap or overlap?',
        response: { 200: TilingAnswer },
      },
    },
    async () => {
      const { findings, ...counts } = await keptReport(db, undefined)
      return { ...counts, findingCount: findings.length, findings: findings.slice(0, TILING_FINDINGS_LISTED) }
    },
  )

  app.get(
    '/grids/:code',
    {
      config: { permission: 'public', sight: 'cut' },
      schema: { summary: 'One unit grid', params: CodeParams, response: { 200: UnitGridFeature } },
    },
    async request => {
      const { code } = request.params
      refuseMalformed(code)
      const isShown = await isSeen(db, request.reader, { table: 'unit_grids', key: code })
      const grid = isShown ? await unitGrid(db, code) : undefined
      if (!grid) throw new DomainError('not-found', `There is no unit grid ${code}.`)
      const { bbox, geometry, gridCode, retiredAt, ...row } = grid
      const properties = seesWholeRows(request.reader, 'components') ? row : { ...row, componentCount: 0 }
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
      config: { permission: 'public', sight: 'cut' },
      schema: { summary: 'Areas in force, by code', querystring: AreasQuery, response: { 200: AreasAnswer } },
    },
    async request => {
      const { limit = AREAS_PER_PAGE, ...filter } = request.query
      const page = await areas(db, { ...filter, limit })
      const seen = await seenKeys(db, request.reader, { table: 'areas', keys: page.map(({ code }) => code) })
      const isWhole = seesWholeRows(request.reader, 'areas')
      return {
        areas: page.filter(({ code }) => isWhole && seen.has(code)),
        ...(page.length === limit && { next: page.at(-1)!.code }),
      }
    },
  )

  app.get(
    '/areas/:code',
    {
      config: { permission: 'public', sight: 'cut' },
      schema: { summary: 'One area with its outline', params: CodeParams, response: { 200: AreaFeature } },
    },
    async request => {
      const { code } = request.params
      const isShown = await isSeen(db, request.reader, { table: 'areas', key: code })
      const found = isShown ? await area(db, code) : undefined
      if (!found) throw new DomainError('not-found', `There is no area ${code}.`)
      const { bbox, geometry, ...row } = found
      const properties = seesWholeRows(request.reader, 'components') ? row : { ...row, componentCount: 0 }
      return { type: 'Feature' as const, id: found.code, bbox, geometry, properties }
    },
  )
}

/** Says what is wrong with a code that cannot be one, rather than that it was not found. */
function refuseMalformed(code: string): void {
  const parsed = parseUnitGridCode(code)
  if (!parsed.ok) throw new DomainError('invalid-parameter', `Found ${parsed.found}, expected ${parsed.expected}.`)
}
