-- The components of a street or community, some 10,000, from the index alone: whether a row is retired stands in it. (It is not
-- a partial index as those of class and unit are, because deleting a grid looks for retired components too.)
drop index components_grid;
create index components_grid on components (grid_code, code) include (retired_at);
