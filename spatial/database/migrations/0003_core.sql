-- The spatial core. Positions are EPSG:4490, longitude first. Codes are the authority's: never reused, never deleted;
-- a row that is gone has retired_at.

create table areas (
  code text primary key,
  kind text not null check (kind in ('district', 'street', 'community', 'management')),
  name_zh text not null,
  name_en text,
  parent_code text references areas (code),
  -- first- or second-grade area: limits and evaluation differ
  grade text check (grade in ('first', 'second')),
  note text,
  geom geometry(MultiPolygon, 4490) not null,
  seq bigint not null default current_commit(),
  valid_from timestamptz not null default commit_time(),
  retired_at timestamptz
);
create index areas_geom on areas using gist (geom);
create index areas_parent on areas (parent_code);
call publish_table('areas', 'code', true);

create table unit_grids (
  code text primary key check (code ~ '^[0-9]{15}$'),
  county_code text not null generated always as (left(code, 6)) stored,
  street_code text not null generated always as (left(code, 9)) stored,
  community_code text not null generated always as (left(code, 12)) stored references areas (code),
  management_area_code text references areas (code),
  area_m2 numeric(12, 1) not null check (area_m2 > 0),
  started_on date,
  ended_on date,
  note text,
  geom geometry(Polygon, 4490) not null,
  seq bigint not null default current_commit(),
  valid_from timestamptz not null default commit_time(),
  retired_at timestamptz
);
create index unit_grids_geom on unit_grids using gist (geom);
create index unit_grids_community on unit_grids (community_code);
create index unit_grids_street on unit_grids (street_code);
create index unit_grids_management_area on unit_grids (management_area_code);
call publish_table('unit_grids', 'code', true);

create table organisations (
  code text primary key,
  name_zh text not null,
  name_en text,
  kind text not null check (kind in ('centre', 'platform', 'terminal', 'third_level')),
  parent_code text references organisations (code),
  industry text,
  area_code text references areas (code),
  note text,
  seq bigint not null default current_commit(),
  valid_from timestamptz not null default commit_time(),
  retired_at timestamptz
);
create index organisations_parent on organisations (parent_code);
call publish_table('organisations', 'code', false);

create table components (
  code text collate "C" primary key check (code ~ '^[0-9]{16}$'),
  book_id text not null,
  class_code text not null generated always as (substr(code, 7, 4)) stored,
  county_code text not null generated always as (left(code, 6)) stored,
  major_code text not null generated always as (substr(code, 7, 2)) stored,
  minor_code text not null generated always as (substr(code, 9, 2)) stored,
  serial integer not null generated always as (right(code, 6)::integer) stored,
  name text not null,
  state text not null check (state in ('intact', 'damaged', 'lost', 'occupied', 'abandoned', 'removed')),
  authority_code text references organisations (code),
  -- null where the owner is not known (不明)
  owner_code text references organisations (code),
  maintainer_code text references organisations (code),
  grid_code text not null references unit_grids (code),
  location text,
  surveyed_on date,
  changed_on date,
  data_source text check (data_source in ('surveyed', 'topographic_map', 'other')),
  accuracy_class text check (accuracy_class in ('A', 'B', 'C')),
  note text,
  attributes jsonb not null default '{}',
  geom geometry(Geometry, 4490) not null,
  seq bigint not null default current_commit(),
  valid_from timestamptz not null default commit_time(),
  retired_at timestamptz,
  foreign key (book_id, class_code) references classes (book_id, code)
);
create index components_geom on components using gist (geom);
create index components_geography on components using gist ((geom::geography));
create index components_class on components (class_code, code);
create index components_grid on components (grid_code, code);
create index components_maintainer on components (maintainer_code, code);
create index components_seq on components (seq);
call publish_table('components', 'code', true);

create table responsibility_rules (
  id text primary key,
  target text not null check (target in ('component', 'event')),
  -- minor class '0102', major class '01', or null for all
  class_code text check (class_code ~ '^([0-9]{2}|[0-9]{4})$'),
  area_code text references areas (code),
  owner_code text references organisations (code),
  authority_code text references organisations (code),
  handler_code text not null references organisations (code),
  starts_on date not null default '2000-01-01',
  ends_on date,
  note text,
  seq bigint not null default current_commit(),
  valid_from timestamptz not null default commit_time(),
  retired_at timestamptz,
  check (ends_on is null or ends_on > starts_on)
);
create index responsibility_rules_class on responsibility_rules (target, class_code);
call publish_table('responsibility_rules', 'id', false);
