-- Tiles of the layer `buildings` for Martin: outlines of buildings.
create or replace function tile_buildings(z integer, x integer, y integer, query json default '{}')
returns bytea language sql stable parallel safe set search_path from current as $$
  with tile as (
    select ST_TileEnvelope(z, x, y)                                            as clip_3857,
           ST_Transform(ST_TileEnvelope(z, x, y, margin => 64.0 / 4096), 4490) as query_4490
  ),
  shown as (
    select t.id, t.use, t.floors, t.height_m,
           ST_AsMVTGeom(ST_Transform(t.geom, 3857), tile.clip_3857, 4096, 64, true) as geom
    from buildings t, tile
    where t.geom && tile.query_4490 and t.retired_at is null
  )
  select coalesce(ST_AsMVT(shown, 'buildings', 4096, 'geom'), '') from shown where geom is not null
$$;
