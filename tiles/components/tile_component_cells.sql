-- Components counted in the cells of a fixed grid, for zooms below 13: the SQL form of component-cells.ts.
-- Positions are put into the grid by plain arithmetic, which takes half the time of ST_Transform.
create or replace function tile_component_cells(z integer, x integer, y integer, query json default '{}')
returns bytea language sql stable parallel safe set search_path from current as $$
  with counted as (
    select floor((ST_X(p.at) / 360 + 0.5) * 16 * 2 ^ z)::bigint as cell_x,
           floor((0.5 - ln(tan(pi() / 4 + radians(ST_Y(p.at)) / 2)) / (2 * pi())) * 16 * 2 ^ z)::bigint as cell_y,
           c.major_code, count(*) as n
    from components c
    cross join lateral (select case ST_Dimension(c.geom)
                                 when 0 then ST_GeometryN(c.geom, 1)
                                 when 1 then ST_Centroid(ST_Envelope(c.geom))
                                 else ST_PointOnSurface(c.geom) end as at) p
    where c.geom && ST_Transform(ST_TileEnvelope(z, x, y), 4490)
      and c.retired_at is null
      and (query->>'class' is null or c.class_code = any (string_to_array(query->>'class', ','))
                                   or c.major_code = any (string_to_array(query->>'class', ',')))
      and (query->>'state' is null or c.state = any (string_to_array(query->>'state', ',')))
      and (query->>'unit' is null or c.maintainer_code = any (string_to_array(query->>'unit', ',')))
    group by 1, 2, 3
  ),
  cells as (
    select cell_y * 16 * (2 ^ z)::bigint + cell_x + 1 as id,
           sum(n)::bigint as n,
           jsonb_object_agg('n_' || major_code, n) as by_major,
           ST_ForcePolygonCCW(ST_MakeEnvelope((cell_x - 16 * x) * 256, (cell_y - 16 * y) * 256,
                                              (cell_x - 16 * x + 1) * 256, (cell_y - 16 * y + 1) * 256)) as geom
    from counted
    where cell_x between 16 * x and 16 * x + 15 and cell_y between 16 * y and 16 * y + 15
    group by cell_x, cell_y
  )
  select coalesce(ST_AsMVT(cells, 'component_cells', 4096, 'geom', 'id'), '') from cells
$$;
