-- Tiles of the layer `areas` for Martin: districts and management areas, streets from zoom 9, communities from 11, and a
-- point in each for its label.
create or replace function tile_areas(z integer, x integer, y integer, query json default '{}')
returns bytea language sql stable parallel safe set search_path from current as $$
  with tile as (
    select ST_TileEnvelope(z, x, y)                                            as clip_3857,
           ST_Transform(ST_TileEnvelope(z, x, y, margin => 64.0 / 4096), 4490) as query_4490
  ),
  shown as materialized (
    -- codes of management areas are no numbers, so those have no feature id
    select case when a.code ~ '^[1-9][0-9]{0,14}$' then a.code::bigint end as id, a.code, a.kind, a.name_zh, a.name_en, a.geom
    from areas a, tile
    where a.geom && tile.query_4490 and a.retired_at is null
      and z >= case a.kind when 'street' then 9 when 'community' then 11 else 6 end
  ),
  areas as (
    select id, code, kind, name_zh, name_en,
           ST_AsMVTGeom(ST_Transform(geom, 3857), tile.clip_3857, 4096, 64, true) as geom
    from shown, tile
  ),
  labels as (
    select id, code, kind, name_zh, name_en,
           ST_AsMVTGeom(ST_Transform(ST_PointOnSurface(geom), 3857), tile.clip_3857, 4096, 0, false) as geom
    from shown, tile
  )
  select coalesce((select ST_AsMVT(areas, 'areas', 4096, 'geom', 'id') from areas where geom is not null), '')
      || coalesce((select ST_AsMVT(labels, 'area_labels', 4096, 'geom', 'id') from labels
                   where ST_X(geom) between 0 and 4095 and ST_Y(geom) between 0 and 4095), '')
$$;
