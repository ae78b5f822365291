-- Tiles of the layer `water` for Martin: rivers, lakes and canals.
create or replace function tile_water(z integer, x integer, y integer, query json default '{}')
returns bytea language sql stable parallel safe set search_path from current as $$
  with tile as (
    select ST_TileEnvelope(z, x, y)                                            as clip_3857,
           ST_Transform(ST_TileEnvelope(z, x, y, margin => 64.0 / 4096), 4490) as query_4490
  ),
  shown as (
    select t.id, t.name_zh, t.kind,
           ST_AsMVTGeom(ST_Transform(t.geom, 3857), tile.clip_3857, 4096, 64, true) as geom
    from water t, tile
    where t.geom && tile.query_4490 and t.retired_at is null
  )
  select coalesce(ST_AsMVT(shown, 'water', 4096, 'geom'), '') from shown where geom is not null
$$;
