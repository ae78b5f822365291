-- Components of a unit in a street: the grid stands in the index of units, so that a walk along it need visit no row.
drop index components_maintainer;
create index components_maintainer on components (maintainer_code, code) include (grid_code) where retired_at is null;

-- A box in degrees that holds everything within so many metres of a point, for an index on longitude and latitude; the exact
-- distance is tested afterwards. Radii of curvature (GRS80, the ellipsoid of CGCS2000) are taken where a degree is shortest, and
-- the box may be a little too large, never too small. Null without a distance.
create function box_around(at geometry, meters double precision) returns geometry
language plpgsql immutable strict parallel safe as $$
declare
  padded constant float8 := meters * 1.001;
  lat_degrees constant float8 := padded / 110574.0;
  furthest constant float8 := radians(least(90, abs(ST_Y(at)) + lat_degrees));
  degree_meters constant float8 :=
    radians(6378137 / sqrt(1 - 0.0066943800229 * sin(furthest) ^ 2) * greatest(0, cos(furthest)));
  lon_degrees constant float8 := case when degree_meters * 180 > padded then padded / degree_meters else 180 end;
begin
  return ST_MakeEnvelope(
    greatest(-180, ST_X(at) - lon_degrees), greatest(-90, ST_Y(at) - lat_degrees),
    least(180, ST_X(at) + lon_degrees), least(90, ST_Y(at) + lat_degrees), ST_SRID(at));
end $$;
