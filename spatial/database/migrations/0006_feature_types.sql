-- Components are published as three feature types, one kind of geometry each. With these a list of all keys of one kind is a
-- scan of an index alone: 266,451 codes in 60 ms instead of 250 ms, 3,000 lines in 1 ms.

create index components_points on components (code) where retired_at is null and ST_Dimension(geom) = 0;
create index components_lines on components (code) where retired_at is null and ST_Dimension(geom) = 1;
create index components_areas on components (code) where retired_at is null and ST_Dimension(geom) = 2;
