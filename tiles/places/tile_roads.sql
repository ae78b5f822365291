-- Tiles of the layer `roads` for Martin: centre lines, the lesser ones from closer zooms.
create or replace function tile_roads(z integer, x integer, y integer, query json default '{}')
returns bytea language sql stable parallel safe set search_path from current as $$
  with tile as (
    select ST_TileEnvelope(z, x, y)                                            as clip_3857,
           ST_Transform(ST_TileEnvelope(z, x, y, margin => 64.0 / 4096), 4490) as query_4490
  ),
  shown as (
    select t.id, t.name_zh, t.class, t.width_m,
           ST_AsMVTGeom(ST_Transform(t.geom, 3857), tile.clip_3857, 4096, 64, true) as geom
    from roads t, tile
    where t.geom && tile.query_4490 and t.retired_at is null
      and z >= case t.class when 'primary' then 9 when 'secondary' then 10 when 'branch' then 12 when 'lane' then 13 else 8 end
  )
  select coalesce(ST_AsMVT(shown, 'roads', 4096, 'geom'), '') from shown where geom is not null
$$;
