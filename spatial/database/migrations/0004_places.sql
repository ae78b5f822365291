-- Places (addresses and place names) and the base map.

create table roads (
  id text collate "C" primary key,
  name_zh text,
  pinyin text,
  pinyin_initials text,
  class text not null check (class in ('motorway', 'trunk', 'primary', 'secondary', 'branch', 'lane')),
  width_m real not null check (width_m > 0),
  geom geometry(MultiLineString, 4490) not null,
  seq bigint not null default current_commit(),
  valid_from timestamptz not null default commit_time(),
  retired_at timestamptz
);
create index roads_geom on roads using gist (geom);
call publish_table('roads', 'id', true);

create table water (
  id text collate "C" primary key,
  name_zh text,
  kind text not null check (kind in ('river', 'lake', 'canal')),
  geom geometry(MultiPolygon, 4490) not null,
  seq bigint not null default current_commit(),
  valid_from timestamptz not null default commit_time(),
  retired_at timestamptz
);
create index water_geom on water using gist (geom);
call publish_table('water', 'id', true);

create table blocks (
  id text collate "C" primary key,
  name_zh text,
  use text not null check (use in ('residential', 'commercial', 'public', 'industrial', 'green', 'square', 'farmland')),
  geom geometry(MultiPolygon, 4490) not null,
  seq bigint not null default current_commit(),
  valid_from timestamptz not null default commit_time(),
  retired_at timestamptz
);
create index blocks_geom on blocks using gist (geom);
call publish_table('blocks', 'id', true);

create table buildings (
  id text collate "C" primary key,
  name_zh text,
  use text not null,
  floors integer check (floors > 0),
  height_m real check (height_m > 0),
  geom geometry(MultiPolygon, 4490) not null,
  seq bigint not null default current_commit(),
  valid_from timestamptz not null default commit_time(),
  retired_at timestamptz
);
create index buildings_geom on buildings using gist (geom);
call publish_table('buildings', 'id', true);

create table places (
  id text collate "C" primary key,
  kind text not null check (kind in ('region', 'zone', 'estate', 'street', 'door_plate', 'poi')),
  name_zh text not null,
  aliases text[] not null default '{}',
  pinyin text,
  pinyin_initials text,
  category text,
  national_code text collate "C",
  road_id text collate "C" references roads (id),
  parent_id text collate "C" references places (id),
  grid_code text collate "C" references unit_grids (code),
  geom geometry(Point, 4490) not null,
  seq bigint not null default current_commit(),
  valid_from timestamptz not null default commit_time(),
  retired_at timestamptz
);
create index places_geom on places using gist (geom);
-- Door plates carry most addresses; the nearest one is asked for with every click.
create index places_addresses on places using gist (geom) where retired_at is null and kind in ('door_plate', 'poi');
create index places_road on places (road_id);
call publish_table('places', 'id', true);
