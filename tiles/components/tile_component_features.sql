-- Single components, from zoom 13: the SQL form of component-points.ts and thinning.ts.

-- The thinning step of a zoom and filter: see thinning.ts for what the numbers mean.
create or replace function tile_thinning_step(z integer, query json default '{}')
returns integer language sql stable parallel safe set search_path from current as $$
  select case when z >= 15 then 0 else (
    select greatest(0, ceil(log(2, greatest(1, matching.n / surveyed.m2 * (40075016.68557849 / 2 ^ z) ^ 2 / 20000)::numeric)))::integer
    from (select count(*) as n
          from components c
          where c.retired_at is null
            and (query->>'class' is null or c.class_code = any (string_to_array(query->>'class', ','))
                                         or c.major_code = any (string_to_array(query->>'class', ',')))
            and (query->>'state' is null or c.state = any (string_to_array(query->>'state', ',')))
            and (query->>'unit' is null or c.maintainer_code = any (string_to_array(query->>'unit', ',')))) matching,
         (select coalesce(nullif(sum(area_m2), 0), 'infinity')::float8 as m2 from unit_grids where retired_at is null) surveyed
  ) end
$$;

create or replace function tile_component_features(z integer, x integer, y integer, query json default '{}')
returns bytea language sql stable parallel safe set search_path from current as $$
  with tile as materialized (
    select ST_TileEnvelope(z, x, y)                                                             as clip_3857,
           ST_Transform(ST_TileEnvelope(z, x, y, margin => 128.0 / 4096), 4490) as query_4490,
           tile_thinning_step(z, query)                                                         as step
  ),
  shown as materialized (
    select c.code::bigint as id, c.class_code, c.state, c.maintainer_code as unit, c.geom, ST_Dimension(c.geom) as dimension
    from components c, tile
    where c.geom && tile.query_4490
      and c.retired_at is null
      and (query->>'class' is null or c.class_code = any (string_to_array(query->>'class', ','))
                                   or c.major_code = any (string_to_array(query->>'class', ',')))
      and (query->>'state' is null or c.state = any (string_to_array(query->>'state', ',')))
      and (query->>'unit' is null or c.maintainer_code = any (string_to_array(query->>'unit', ',')))
      -- thinningStep(code) >= step; lines and areas are never thinned
      and (c.code::bigint % 1048573 * 648055 % 1048576 < 1048576 >> tile.step or ST_Dimension(c.geom) > 0)
  ),
  points as (
    select id, class_code, state, unit,
           ST_AsMVTGeom(ST_Transform(ST_GeometryN(geom, 1), 3857), tile.clip_3857, 4096, 128, true) as geom
    from shown, tile where dimension = 0
  ),
  lines as (
    select id, class_code, state, unit, ST_AsMVTGeom(ST_Transform(geom, 3857), tile.clip_3857, 4096, 64, true) as geom
    from shown, tile where dimension = 1
  ),
  areas as (
    select id, class_code, state, unit, ST_AsMVTGeom(ST_Transform(geom, 3857), tile.clip_3857, 4096, 64, true) as geom
    from shown, tile where dimension = 2
  )
  select coalesce((select ST_AsMVT(points, 'components', 4096, 'geom', 'id') from points where geom is not null), '')
      || coalesce((select ST_AsMVT(lines, 'component_lines', 4096, 'geom', 'id') from lines where geom is not null), '')
      || coalesce((select ST_AsMVT(areas, 'component_areas', 4096, 'geom', 'id') from areas where geom is not null), '')
$$;
