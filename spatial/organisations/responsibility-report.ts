import { sql } from 'kysely'
import type { ClassKind } from '../catalogue/class-book.ts'
import type { Db } from '../database/schema.ts'
import { type AreaFinding, type PlaceFinding, rollUpFindings } from './rolled-up-findings.ts'
import { AREA_SCOPES, CLASS_SCOPES, type Outcome } from './rule-ranking.ts'

export interface OutcomeCounts extends Record<Outcome, number> {
  /** Classes times unit grids. */
  pairs: number
}

export interface ResponsibilityReport {
  on: string
  /** Nothing but `one` means that every class has exactly one unit in every grid. */
  counts: Record<ClassKind, OutcomeCounts>
  /** Gaps and ties, each for the largest area it fills; ordered by kind, class and area. */
  findings: AreaFinding[]
  /** Rules in force that are passed over because their unit no longer exists. */
  rulesWithoutUnit: string[]
}

/**
 * Resolves every class of the city's two books in every unit grid at once, for a day, without regard to owners.
 * Grids that lie in the same community and management area share their answer, so a city is a few hundred places.
 */
export async function responsibilityReport(db: Db, on: string): Promise<ResponsibilityReport> {
  const [undecided, totals, rulesWithoutUnit] = await Promise.all([
    undecidedPlaces(on).execute(db),
    cityTotals(db),
    lostRules(on).execute(db),
  ])
  const findings = rollUpFindings(undecided.rows, totals.gridsByCommunity)
  return {
    on,
    counts: {
      component: outcomeCounts(totals.pairs.component, undecided.rows, 'component'),
      event: outcomeCounts(totals.pairs.event, undecided.rows, 'event'),
    },
    findings: findings.sort(byKindClassArea),
    rulesWithoutUnit: rulesWithoutUnit.rows.map(row => row.id),
  }
}

/** One statement: each class of each place that has no unit or several, with the rules that tie. */
export function undecidedPlaces(on: string) {
  return sql<PlaceFinding>`
    with places as (
      select row_number() over () as place, community_code, management_area_code, count(*)::integer as grids
      from unit_grids where retired_at is null
      group by community_code, management_area_code
    ),
    place_scopes as (
      select place, array_position(${AREA_ORDER}, s.scope) as depth, s.area_code
      from places cross join lateral (values
        ('management', management_area_code), ('community', community_code), ('street', left(community_code, 9)),
        ('district', left(community_code, 6)), ('city', '')
      ) as s (scope, area_code)
      where s.area_code is not null
    ),
    targets as (
      select b.kind, c.code
      from city join class_books b on b.id in (city.component_book_id, city.event_book_id) join classes c on c.book_id = b.id
    ),
    class_scopes as (
      select kind, code, array_position(${CLASS_ORDER}, s.scope) as depth, s.class_code
      from targets cross join lateral (values ('minor', code), ('major', left(code, 2)), ('all', '')) as s (scope, class_code)
    ),
    rules as (
      select r.id, r.target, coalesce(r.class_code, '') as class_code, coalesce(r.area_code, '') as area_code, r.handler_code
      from responsibility_rules r join organisations h on h.code = r.handler_code and h.retired_at is null
      where r.owner_code is null and ${inForce(on)}
    ),
    fitting as (
      select c.kind, c.code, p.place, r.id, r.handler_code,
        -- without an owner components and events are decided alike: territory, then class
        rank() over (partition by c.kind, c.code, p.place order by p.depth, c.depth) as standing
      from rules r
      join class_scopes c on c.kind = r.target and c.class_code = r.class_code
      join place_scopes p on p.area_code = r.area_code
    ),
    decided as (
      select kind, code, place, array_agg(distinct handler_code order by handler_code) as handlers, array_agg(id order by id) as ids
      from fitting where standing = 1
      group by kind, code, place
    )
    select t.kind, t.code as "classCode", p.community_code as "communityCode", p.management_area_code as "managementAreaCode", p.grids,
      case when d.place is null then 'none' else 'ambiguous' end as outcome,
      coalesce(d.handlers, '{}') as "handlerCodes", coalesce(d.ids, '{}') as "ruleIds"
    from targets t cross join places p
    left join decided d on d.kind = t.kind and d.code = t.code and d.place = p.place
    where d.place is null or cardinality(d.handlers) > 1
  `
}

const AREA_ORDER = sql`${AREA_SCOPES}::text[]`
const CLASS_ORDER = sql`${CLASS_SCOPES}::text[]`

const inForce = (on: string) =>
  sql`r.retired_at is null and r.starts_on <= ${on}::date and (r.ends_on is null or r.ends_on > ${on}::date)`

const lostRules = (on: string) => sql<{ id: string }>`
  select r.id from responsibility_rules r join organisations h on h.code = r.handler_code
  where h.retired_at is not null and ${inForce(on)} order by r.id
`

async function cityTotals(db: Db) {
  const communities = await db
    .selectFrom('unit_grids')
    .select(eb => ['community_code', eb.fn.countAll<number>().as('grids')])
    .where('retired_at', 'is', null)
    .groupBy('community_code')
    .execute()
  const classes = await db
    .selectFrom('city')
    .innerJoin('class_books', join =>
      join.on(eb => eb.or([eb('id', '=', eb.ref('component_book_id')), eb('id', '=', eb.ref('event_book_id'))])),
    )
    .innerJoin('classes', 'book_id', 'id')
    .select(eb => ['kind', eb.fn.countAll<number>().as('classes')])
    .groupBy('kind')
    .execute()
  const grids = communities.reduce((total, community) => total + community.grids, 0)
  const pairsOf = (kind: ClassKind) => grids * (classes.find(row => row.kind === kind)?.classes ?? 0)
  return {
    gridsByCommunity: new Map(communities.map(row => [row.community_code, row.grids])),
    pairs: { component: pairsOf('component'), event: pairsOf('event') },
  }
}

function outcomeCounts(pairs: number, undecided: PlaceFinding[], kind: ClassKind): OutcomeCounts {
  const gridsWith = (outcome: Outcome) =>
    undecided.filter(f => f.kind === kind && f.outcome === outcome).reduce((total, f) => total + f.grids, 0)
  const [none, ambiguous] = [gridsWith('none'), gridsWith('ambiguous')]
  return { pairs, one: pairs - none - ambiguous, none, ambiguous }
}

const byKindClassArea = (a: AreaFinding, b: AreaFinding): number => {
  const [left, right] = [a, b].map(f => [f.kind, f.classCode, f.areaCode, f.managementAreaCode].join())
  return left! < right! ? -1 : 1
}
