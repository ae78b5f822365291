import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { cityDay } from '../../spatial/catalogue/city-day.ts'
import { perCommit } from '../../spatial/database/per-commit.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { organisation, organisationTree } from '../../spatial/organisations/organisation.ts'
import { responsibilityInGrid } from '../../spatial/organisations/responsibility-in-grid.ts'
import { responsibilityReport } from '../../spatial/organisations/responsibility-report.ts'
import type { NamedRule } from '../../spatial/organisations/responsible-unit.ts'
import { ruleInWords } from '../../spatial/organisations/rule-in-words.ts'
import type { RankedRule } from '../../spatial/organisations/rule-ranking.ts'
import {
  FINDINGS_LISTED,
  OrganisationAnswer,
  OrganisationsAnswer,
  ReportAnswer,
  ReportQuery,
  ResolveAnswer,
  ResolveQuery,
} from './schemas.ts'

/** Units, and which of them is responsible for what. */
export const organisationRoutes: FastifyPluginAsyncTypebox = async app => {
  const { db } = app.database
  const keptReport = perCommit(responsibilityReport)

  app.get(
    '/organisations',
    {
      config: { permission: 'public', sight: 'nothing' },
      schema: { summary: 'Units in force as a tree', response: { 200: OrganisationsAnswer } },
    },
    async () => ({ organisations: await organisationTree(db) }),
  )

  app.get(
    '/organisations/:code',
    {
      config: { permission: 'public' },
      schema: {
        summary: 'One unit with what it is named for',
        params: Type.Object({ code: Type.String() }),
        response: { 200: OrganisationAnswer },
      },
    },
    async request => {
      const unit = await organisation(db, request.params.code)
      if (!unit) throw new DomainError('not-found', `There is no organisation ${request.params.code}.`)
      return { ...unit, retiredAt: unit.retiredAt?.toISOString() ?? null }
    },
  )

  app.get(
    '/responsibility/report',
    {
      config: { permission: 'public' },
      schema: {
        summary: 'Does every class have exactly one unit in every grid?',
        querystring: ReportQuery,
        response: { 200: ReportAnswer },
      },
    },
    async request => {
      const { at, limit = FINDINGS_LISTED } = request.query
      const { findings, ...report } = await keptReport(db, at ?? cityDay(new Date()))
      return { ...report, findingCount: findings.length, findings: findings.slice(0, limit) }
    },
  )

  app.get(
    '/responsibility/resolve',
    {
      config: { permission: 'public' },
      schema: {
        summary: 'The responsible unit of a class in a grid, and why',
        querystring: ResolveQuery,
        response: { 200: ResolveAnswer },
      },
    },
    async request => {
      const { kind = 'component', class: classCode, grid, owner, at } = request.query
      const on = at ?? cityDay(new Date())
      const answer = await responsibilityInGrid(db, {
        kind,
        classCode,
        gridCode: grid,
        on,
        ...(owner && { ownerCode: owner }),
      })
      const { place, ranking, ...decision } = answer
      const { gridCode, ...areas } = place
      return { kind, on, grid: gridCode, ...areas, ...decision, ranking: ranking.map(rankedRuleAnswer) }
    },
  )
}

function rankedRuleAnswer({ rule, ...place }: RankedRule<NamedRule>) {
  const { zh, en } = ruleInWords(rule)
  const { handlerCode, handlerNameZh, handlerNameEn } = rule
  return {
    ...rule,
    ...place,
    handler: { code: handlerCode, nameZh: handlerNameZh, nameEn: handlerNameEn },
    whyZh: zh,
    whyEn: en,
  }
}
