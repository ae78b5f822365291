-- Tiles of the layer `pictures` for Martin: where street pictures were taken, those that may be shown.
create or replace function tile_pictures(z integer, x integer, y integer, query json default '{}')
returns bytea language sql stable parallel safe set search_path from current as $$
  with tile as (
    select ST_TileEnvelope(z, x, y)                                            as clip_3857,
           ST_Transform(ST_TileEnvelope(z, x, y, margin => 1.0 / 4096), 4490) as query_4490
  ),
  shown as (
    select t.id::bigint as feature_id, t.sequence_id, t.projection, t.captured_on::text, t.heading_degrees,
           ST_AsMVTGeom(ST_Transform(t.geom, 3857), tile.clip_3857, 4096, 0, false) as geom
    from pictures t, tile
    where z >= 16 and t.geom && tile.query_4490 and t.retired_at is null and t.visibility <> 'sealed'
  )
  select coalesce(ST_AsMVT(shown, 'pictures', 4096, 'geom', 'feature_id'), '') from shown
  where ST_X(geom) between 0 and 4095 and ST_Y(geom) between 0 and 4095
$$;
