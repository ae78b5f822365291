-- Tiles of the layer `grids` for Martin: unit grids, and from zoom 14 a point in each for its label.
create or replace function tile_grids(z integer, x integer, y integer, query json default '{}')
returns bytea language sql stable parallel safe set search_path from current as $$
  with tile as (
    select ST_TileEnvelope(z, x, y)                                            as clip_3857,
           ST_Transform(ST_TileEnvelope(z, x, y, margin => 64.0 / 4096), 4490) as query_4490
  ),
  shown as materialized (
    select g.code::bigint as id, g.code, g.geom
    from unit_grids g, tile
    where g.geom && tile.query_4490 and g.retired_at is null
  ),
  grids as (
    select id, code, ST_AsMVTGeom(ST_Transform(geom, 3857), tile.clip_3857, 4096, 64, true) as geom from shown, tile
  ),
  labels as (
    select id, code, ST_AsMVTGeom(ST_Transform(ST_PointOnSurface(geom), 3857), tile.clip_3857, 4096, 0, false) as geom
    from shown, tile
    where z >= 14
  )
  select coalesce((select ST_AsMVT(grids, 'grids', 4096, 'geom', 'id') from grids where geom is not null), '')
      || coalesce((select ST_AsMVT(labels, 'grid_labels', 4096, 'geom', 'id') from labels
                   where ST_X(geom) between 0 and 4095 and ST_Y(geom) between 0 and 4095), '')
$$;
