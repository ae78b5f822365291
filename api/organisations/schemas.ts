import { Type } from 'typebox'
import { CLASS_KINDS } from '../../spatial/catalogue/class-book.ts'
import { ORGANISATION_KINDS } from '../../spatial/organisations/organisation.ts'
import { AREA_SCOPES, CLASS_SCOPES } from '../../spatial/organisations/rule-ranking.ts'
import { CodedName } from '../schemas/coded-name.ts'
import { Nullable } from '../schemas/nullable.ts'

const organisationProperties = {
  code: Type.String(),
  nameZh: Type.String(),
  nameEn: Nullable(Type.String()),
  kind: Type.Enum([...ORGANISATION_KINDS]),
  parentCode: Nullable(Type.String()),
  industry: Nullable(Type.String()),
  areaCode: Nullable(Type.String()),
}

export const OrganisationsAnswer = Type.Object({
  organisations: Type.Array(
    Type.Object({ ...organisationProperties, depth: Type.Integer({ description: '0 at the top of the tree' }) }),
    { description: 'Each parent directly before its children' },
  ),
})

export const OrganisationAnswer = Type.Object({
  ...organisationProperties,
  note: Nullable(Type.String()),
  retiredAt: Nullable(Type.String()),
  ancestors: Type.Array(CodedName, { description: 'From the top down to the parent' }),
  children: Type.Array(CodedName),
  components: Type.Object({
    asAuthority: Type.Integer(),
    asOwner: Type.Integer(),
    asMaintainer: Type.Integer(),
  }),
  rules: Type.Object({ asHandler: Type.Integer(), asAuthority: Type.Integer() }),
})

const kind = Type.Enum([...CLASS_KINDS])
const day = Type.String({ format: 'date', description: 'A day of the city; today when absent' })

const OutcomeCounts = Type.Object({
  pairs: Type.Integer({ description: 'Classes times unit grids' }),
  one: Type.Integer(),
  none: Type.Integer(),
  ambiguous: Type.Integer(),
})

export const ReportQuery = Type.Object({
  at: Type.Optional(day),
  limit: Type.Integer({ minimum: 0, maximum: 20_000, default: 1000, description: 'Findings to list' }),
})

export const ReportAnswer = Type.Object({
  on: Type.String(),
  counts: Type.Object({ component: OutcomeCounts, event: OutcomeCounts }),
  findingCount: Type.Integer(),
  findings: Type.Array(
    Type.Object({
      kind,
      classCode: Type.String(),
      outcome: Type.Enum(['none', 'ambiguous']),
      areaCode: Nullable(Type.String({ description: 'Null for the whole city' })),
      managementAreaCode: Type.Optional(Nullable(Type.String())),
      grids: Type.Integer(),
      gridsInArea: Type.Integer(),
      handlerCodes: Type.Array(Type.String()),
      ruleIds: Type.Array(Type.String()),
    }),
  ),
  rulesWithoutUnit: Type.Array(Type.String(), { description: 'Rules passed over because their unit was closed' }),
})

export const ResolveQuery = Type.Object({
  kind: Type.Enum([...CLASS_KINDS], { default: 'component' }),
  class: Type.String({ pattern: '^[0-9]{4}$' }),
  grid: Type.String({ pattern: '^[0-9]{15}$' }),
  owner: Type.Optional(Type.String()),
  at: Type.Optional(day),
})

export const ResolveAnswer = Type.Object({
  kind,
  class: Type.Object({ code: Type.String(), nameZh: Type.String(), nameEn: Type.String() }),
  grid: Type.String(),
  community: CodedName,
  street: CodedName,
  district: CodedName,
  managementArea: Nullable(CodedName),
  on: Type.String(),
  outcome: Type.Enum(['one', 'none', 'ambiguous']),
  handlerCodes: Type.Array(Type.String(), { description: 'The unit, none, or the rivals' }),
  ranking: Type.Array(
    Type.Object({
      ruleId: Type.String(),
      standing: Type.Enum(['wins', 'ties', 'loses']),
      lostOn: Type.Optional(Type.Enum(['owner', 'area', 'class'])),
      handler: CodedName,
      authorityCode: Nullable(Type.String()),
      namesOwner: Type.Boolean(),
      areaScope: Type.Enum([...AREA_SCOPES]),
      areaCode: Nullable(Type.String()),
      classScope: Type.Enum([...CLASS_SCOPES]),
      classCode: Nullable(Type.String()),
      whyZh: Type.String(),
      whyEn: Type.String(),
    }),
    { description: 'Every rule that fits, the deciding ones first' },
  ),
})
