import { Type } from 'typebox'
import { CLASS_KINDS } from '../../spatial/catalogue/class-book.ts'
import { ORGANISATION_KINDS } from '../../spatial/organisations/organisation.ts'
import { AREA_SCOPES, CLASS_SCOPES } from '../../spatial/organisations/rule-ranking.ts'
import { CodedName } from '../schemas/coded-name.ts'
import { Nullable } from '../schemas/nullable.ts'
import { Words } from '../schemas/words.ts'

const organisationProperties = {
  code: Type.String(),
  nameZh: Type.String(),
  nameEn: Nullable(Type.String()),
  kind: Words(ORGANISATION_KINDS),
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

const kind = Words(CLASS_KINDS)
const day = Type.String({ format: 'date', description: 'A day of the city; today when absent' })

const OutcomeCounts = Type.Object({
  pairs: Type.Integer({ description: 'Classes times unit grids' }),
  one: Type.Integer(),
  none: Type.Integer(),
  ambiguous: Type.Integer(),
})

/** Unless the caller asks for more. */
export const FINDINGS_LISTED = 1000

export const ReportQuery = Type.Object({
  at: Type.Optional(day),
  limit: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 20_000, default: FINDINGS_LISTED, description: 'Findings to list' }),
  ),
})

export const ReportAnswer = Type.Object({
  on: Type.String(),
  counts: Type.Object({ component: OutcomeCounts, event: OutcomeCounts }),
  findingCount: Type.Integer(),
  findings: Type.Array(
    Type.Object({
      kind,
      classCode: Type.String(),
      outcome: Words(['none', 'ambiguous']),
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
  kind: Type.Optional(Words(CLASS_KINDS, { default: 'component' })),
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
  outcome: Words(['one', 'none', 'ambiguous']),
  handlerCodes: Type.Array(Type.String(), { description: 'The unit, none, or the rivals' }),
  ranking: Type.Array(
    Type.Object({
      ruleId: Type.String(),
      standing: Words(['wins', 'ties', 'loses']),
      lostOn: Type.Optional(Words(['owner', 'area', 'class'])),
      handler: CodedName,
      authorityCode: Nullable(Type.String()),
      namesOwner: Type.Boolean(),
      areaScope: Words(AREA_SCOPES),
      areaCode: Nullable(Type.String()),
      classScope: Words(CLASS_SCOPES),
      classCode: Nullable(Type.String()),
      whyZh: Type.String(),
      whyEn: Type.String(),
    }),
    { description: 'Every rule that fits, the deciding ones first' },
  ),
})
