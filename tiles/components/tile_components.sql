-- Tiles of the layer `components` for Martin: cells below zoom 13, single components from there.
-- query: class, state, unit, each a list with commas between.
create or replace function tile_components(z integer, x integer, y integer, query json default '{}')
returns bytea language sql stable parallel safe set search_path from current as $$
  select case when z < 13 then tile_component_cells(z, x, y, query) else tile_component_features(z, x, y, query) end
$$;
