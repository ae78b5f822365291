-- Tiles of the layer `blocks` for Martin: blocks with their land use.
create or replace function tile_blocks(z integer, x integer, y integer, query json default '{}')
returns bytea language sql stable parallel safe set search_path from current as $$
  with tile as (
    select ST_TileEnvelope(z, x, y)                                            as clip_3857,
           ST_Transform(ST_TileEnvelope(z, x, y, margin => 64.0 / 4096), 4490) as query_4490
  ),
  shown as (
    select t.id, t.use, t.name_zh,
           ST_AsMVTGeom(ST_Transform(t.geom, 3857), tile.clip_3857, 4096, 64, true) as geom
    from blocks t, tile
    where t.geom && tile.query_4490 and t.retired_at is null
  )
  select coalesce(ST_AsMVT(shown, 'blocks', 4096, 'geom'), '') from shown where geom is not null
$$;
