-- Tiles of the layer `picture_sequences` for Martin: ways along which street pictures were taken, those that may be shown.
create or replace function tile_picture_sequences(z integer, x integer, y integer, query json default '{}')
returns bytea language sql stable parallel safe set search_path from current as $$
  with tile as (
    select ST_TileEnvelope(z, x, y)                                            as clip_3857,
           ST_Transform(ST_TileEnvelope(z, x, y, margin => 64.0 / 4096), 4490) as query_4490
  ),
  shown as (
    select t.id, t.projection, t.captured_on::text, t.pictures::float8 as pictures,
           ST_AsMVTGeom(ST_Transform(t.geom, 3857), tile.clip_3857, 4096, 64, true) as geom
    from picture_sequences t, tile
    where z >= 9 and t.geom && tile.query_4490 and t.retired_at is null and t.visibility <> 'sealed'
  )
  select coalesce(ST_AsMVT(shown, 'picture_sequences', 4096, 'geom'), '') from shown where geom is not null
$$;
