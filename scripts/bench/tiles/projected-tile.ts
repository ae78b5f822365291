import type pg from 'pg'
import type { TileAddress } from '../../../tiles/engine/tile-frame.ts'

/**
 * All that can be worked out before a tile is asked for, as a copy that lives as long as the connection: geometry in 3857,
 * thinning rank, and the cell of the finest counted grid (z12). A copy of this kind would have to follow every edit.
 */
export async function prepareProjected(client: pg.ClientBase): Promise<void> {
  await client.query(`
    create temp table projected as
    select c.code::bigint as id, c.class_code, c.major_code, c.state, c.maintainer_code as unit,
           ST_Transform(c.geom, 3857) as geom, ST_Dimension(c.geom) as dimension,
           (c.code::bigint % 1048573 * 648055 % 1048576)::integer as rank,
           floor((ST_X(p.at) / 360 + 0.5) * 65536)::integer as cell_x,
           floor((0.5 - ln(tan(pi() / 4 + radians(ST_Y(p.at)) / 2)) / (2 * pi())) * 65536)::integer as cell_y
    from components c
    cross join lateral (select case ST_Dimension(c.geom) when 0 then c.geom when 1 then ST_Centroid(ST_Envelope(c.geom))
                                 else ST_PointOnSurface(c.geom) end as at) p
    where c.retired_at is null`)
  await client.query('create index on projected using gist (geom) where dimension > 0')
  await client.query('create index on projected using gist (geom) include (rank) where dimension = 0')
  await client.query('create index on projected (cell_x, cell_y, major_code)')
  await client.query('vacuum analyze projected')
}

export async function projectedTile(client: pg.ClientBase, { z, x, y }: TileAddress, step: number): Promise<Buffer> {
  const query =
    z < 13
      ? { name: 'bench_projected_cells', text: CELLS, values: [z, x, y] }
      : { name: 'bench_projected_features', text: FEATURES, values: [z, x, y, step] }
  return (await client.query(query)).rows[0].tile
}

const CELLS = `
  with counted as (
    select cell_x >> (12 - $1::integer) as cell_x, cell_y >> (12 - $1::integer) as cell_y, major_code, count(*) as n
    from projected
    where cell_x between ($2::integer * 16) << (12 - $1::integer) and (($2::integer * 16 + 16) << (12 - $1::integer)) - 1
      and cell_y between ($3::integer * 16) << (12 - $1::integer) and (($3::integer * 16 + 16) << (12 - $1::integer)) - 1
    group by 1, 2, 3
  ),
  cells as (
    select cell_y * (16 << $1::integer)::bigint + cell_x + 1 as id, sum(n)::bigint as n,
           jsonb_object_agg('n_' || major_code, n) as by_major,
           ST_ForcePolygonCCW(ST_MakeEnvelope((cell_x - 16 * $2::integer) * 256, (cell_y - 16 * $3::integer) * 256,
             (cell_x - 16 * $2::integer + 1) * 256, (cell_y - 16 * $3::integer + 1) * 256)) as geom
    from counted group by cell_x, cell_y
  )
  select ST_AsMVT(cells, 'component_cells', 4096, 'geom', 'id') as tile from cells`

const FEATURES = `
  with tile as (select ST_TileEnvelope($1::integer, $2::integer, $3::integer) as clip),
  points as (
    select id, class_code, state, unit, ST_AsMVTGeom(geom, tile.clip, 4096, 128, true) as geom
    from projected, tile
    where geom && ST_TileEnvelope($1::integer, $2::integer, $3::integer, margin => 128.0 / 4096)
      and dimension = 0 and rank < 1048576 >> $4::integer
  ),
  shapes as materialized (
    select id, class_code, state, unit, dimension, ST_AsMVTGeom(geom, tile.clip, 4096, 64, true) as geom
    from projected, tile
    where geom && ST_TileEnvelope($1::integer, $2::integer, $3::integer, margin => 64.0 / 4096) and dimension > 0
  ),
  lines as (select id, class_code, state, unit, geom from shapes where dimension = 1 and geom is not null),
  areas as (select id, class_code, state, unit, geom from shapes where dimension = 2 and geom is not null)
  select (select ST_AsMVT(points, 'components', 4096, 'geom', 'id') from points)
      || (select ST_AsMVT(lines, 'component_lines', 4096, 'geom', 'id') from lines)
      || (select ST_AsMVT(areas, 'component_areas', 4096, 'geom', 'id') from areas) as tile`
