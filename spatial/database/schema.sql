-- The schema of a city as a freshly migrated database has it: what the migrations add up to, to read in one place.
-- Written by `npm run bless`, the same from PostgreSQL and from the embedded database. Migrations are what is run.

create table access_keys (
  id bigint not null generated always as identity,
  name text not null,
  key_hash bytea not null,
  scopes text[] not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone,
  grants jsonb,
  PRIMARY KEY (id),
  UNIQUE (key_hash)
);
CREATE TRIGGER access_changes AFTER INSERT OR DELETE OR UPDATE OF scopes, grants, expires_at, revoked_at ON access_keys FOR EACH STATEMENT EXECUTE FUNCTION count_access_change();

create table access_revision (
  is_only boolean not null default true,
  revision bigint not null default 0,
  PRIMARY KEY (is_only),
  CHECK (is_only)
);

create table areas (
  code text collate "C" not null,
  kind text not null,
  name_zh text not null,
  name_en text,
  parent_code text collate "C",
  grade text,
  note text,
  geom geometry(MultiPolygon,4490) not null,
  seq bigint not null default current_commit(),
  valid_from timestamp with time zone not null default commit_time(),
  retired_at timestamp with time zone,
  PRIMARY KEY (code),
  CHECK (grade = ANY (ARRAY['first'::text, 'second'::text])),
  CHECK (kind = ANY (ARRAY['district'::text, 'street'::text, 'community'::text, 'management'::text])),
  FOREIGN KEY (parent_code) REFERENCES areas(code)
);
CREATE INDEX areas_geom ON areas USING gist (geom);
CREATE INDEX areas_parent ON areas USING btree (parent_code);
CREATE TRIGGER publish_deletes AFTER DELETE ON areas REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_deletes('areas', 'code', 'geom');
CREATE TRIGGER publish_inserts AFTER INSERT ON areas REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_inserts('areas', 'code', 'geom');
CREATE TRIGGER publish_updates AFTER UPDATE ON areas REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_updates('areas', 'code', 'geom');
CREATE TRIGGER stamp_commit BEFORE UPDATE ON areas FOR EACH ROW EXECUTE FUNCTION stamp_commit();

create table blocks (
  id text collate "C" not null,
  name_zh text,
  use text not null,
  geom geometry(MultiPolygon,4490) not null,
  seq bigint not null default current_commit(),
  valid_from timestamp with time zone not null default commit_time(),
  retired_at timestamp with time zone,
  PRIMARY KEY (id),
  CHECK (use = ANY (ARRAY['residential'::text, 'commercial'::text, 'public'::text, 'industrial'::text, 'green'::text, 'square'::text, 'farmland'::text]))
);
CREATE INDEX blocks_geom ON blocks USING gist (geom);
CREATE TRIGGER publish_deletes AFTER DELETE ON blocks REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_deletes('blocks', 'id', 'geom');
CREATE TRIGGER publish_inserts AFTER INSERT ON blocks REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_inserts('blocks', 'id', 'geom');
CREATE TRIGGER publish_updates AFTER UPDATE ON blocks REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_updates('blocks', 'id', 'geom');
CREATE TRIGGER stamp_commit BEFORE UPDATE ON blocks FOR EACH ROW EXECUTE FUNCTION stamp_commit();

create table buildings (
  id text collate "C" not null,
  name_zh text,
  use text not null,
  floors integer,
  height_m real,
  geom geometry(MultiPolygon,4490) not null,
  seq bigint not null default current_commit(),
  valid_from timestamp with time zone not null default commit_time(),
  retired_at timestamp with time zone,
  PRIMARY KEY (id),
  CHECK (floors > 0),
  CHECK (height_m > 0::double precision)
);
CREATE INDEX buildings_geom ON buildings USING gist (geom);
CREATE TRIGGER publish_deletes AFTER DELETE ON buildings REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_deletes('buildings', 'id', 'geom');
CREATE TRIGGER publish_inserts AFTER INSERT ON buildings REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_inserts('buildings', 'id', 'geom');
CREATE TRIGGER publish_updates AFTER UPDATE ON buildings REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_updates('buildings', 'id', 'geom');
CREATE TRIGGER stamp_commit BEFORE UPDATE ON buildings FOR EACH ROW EXECUTE FUNCTION stamp_commit();

create table changes (
  seq bigint not null,
  layer text collate "C" not null,
  key text collate "C" not null,
  op text not null,
  extent geometry(Geometry,4490),
  PRIMARY KEY (seq, layer, key),
  CHECK (op = ANY (ARRAY['insert'::text, 'update'::text, 'delete'::text]))
);
CREATE TRIGGER changes_are_append_only BEFORE DELETE OR UPDATE ON changes FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_feed();

create table city (
  is_only boolean not null default true,
  code text not null,
  name_zh text not null,
  name_en text not null,
  projected_srid integer not null,
  component_book_id text not null,
  event_book_id text not null,
  is_demo boolean not null default false,
  extent geometry(Polygon,4490) not null,
  PRIMARY KEY (is_only),
  CHECK (code ~ '^[0-9]{6}$'::text),
  CHECK (is_only),
  FOREIGN KEY (component_book_id) REFERENCES class_books(id),
  FOREIGN KEY (event_book_id) REFERENCES class_books(id)
);

create table class_books (
  id text not null,
  kind text not null,
  standard text not null,
  title_zh text not null,
  title_en text not null,
  note text,
  PRIMARY KEY (id),
  CHECK (kind = ANY (ARRAY['component'::text, 'event'::text]))
);

create table class_crosswalk (
  from_book_id text not null,
  from_code text not null,
  to_book_id text not null,
  to_code text not null,
  note text,
  PRIMARY KEY (from_book_id, from_code, to_book_id, to_code),
  FOREIGN KEY (from_book_id, from_code) REFERENCES classes(book_id, code),
  FOREIGN KEY (to_book_id, to_code) REFERENCES classes(book_id, code)
);

create table class_majors (
  book_id text not null,
  code text not null,
  name_zh text not null,
  name_en text not null,
  colour text not null,
  PRIMARY KEY (book_id, code),
  CHECK (code ~ '^[0-9]{2}$'::text),
  CHECK (colour ~ '^#[0-9a-f]{6}$'::text),
  FOREIGN KEY (book_id) REFERENCES class_books(id)
);

create table classes (
  book_id text not null,
  code text not null,
  major_code text not null generated always as ("left"(code, 2)) stored,
  name_zh text not null,
  name_en text not null,
  geometry_type text not null,
  accuracy_class text,
  origin text not null,
  typical_unit text,
  symbol text,
  PRIMARY KEY (book_id, code),
  CHECK (accuracy_class = ANY (ARRAY['A'::text, 'B'::text, 'C'::text])),
  CHECK (code ~ '^[0-9]{4}$'::text),
  CHECK (geometry_type = ANY (ARRAY['point'::text, 'line'::text, 'area'::text])),
  CHECK (origin = ANY (ARRAY['standard'::text, 'local'::text, 'assumed'::text])),
  FOREIGN KEY (book_id) REFERENCES class_books(id),
  FOREIGN KEY (book_id, major_code) REFERENCES class_majors(book_id, code)
);

create table commit_sequence (
  is_only boolean not null default true,
  seq bigint not null default 0,
  PRIMARY KEY (is_only),
  CHECK (is_only)
);

create table commits (
  seq bigint not null,
  actor text not null,
  note text,
  at timestamp with time zone not null,
  PRIMARY KEY (seq)
);

create table components (
  code text collate "C" not null,
  book_id text collate "C" not null,
  class_code text collate "C" not null generated always as (substr(code, 7, 4)) stored,
  county_code text collate "C" not null generated always as ("left"(code, 6)) stored,
  major_code text collate "C" not null generated always as (substr(code, 7, 2)) stored,
  minor_code text collate "C" not null generated always as (substr(code, 9, 2)) stored,
  serial integer not null generated always as (("right"(code, 6))::integer) stored,
  name text not null,
  state text not null,
  authority_code text collate "C",
  owner_code text collate "C",
  maintainer_code text collate "C",
  grid_code text collate "C" not null,
  location text,
  surveyed_on date,
  changed_on date,
  data_source text,
  accuracy_class text,
  note text,
  attributes jsonb not null default '{}'::jsonb,
  geom geometry(Geometry,4490) not null,
  seq bigint not null default current_commit(),
  valid_from timestamp with time zone not null default commit_time(),
  retired_at timestamp with time zone,
  PRIMARY KEY (code),
  CHECK (accuracy_class = ANY (ARRAY['A'::text, 'B'::text, 'C'::text])),
  CHECK (code ~ '^[0-9]{16}$'::text),
  CHECK (data_source = ANY (ARRAY['surveyed'::text, 'topographic_map'::text, 'other'::text])),
  CHECK (state = ANY (ARRAY['intact'::text, 'damaged'::text, 'lost'::text, 'occupied'::text, 'abandoned'::text, 'removed'::text]))
);
CREATE INDEX components_areas ON components USING btree (code) WHERE retired_at IS NULL AND st_dimension(geom) = 2;
CREATE INDEX components_class ON components USING btree (class_code, code) WHERE retired_at IS NULL;
CREATE INDEX components_geom ON components USING gist (geom);
CREATE INDEX components_grid ON components USING btree (grid_code, code) INCLUDE (retired_at);
CREATE INDEX components_lines ON components USING btree (code) WHERE retired_at IS NULL AND st_dimension(geom) = 1;
CREATE INDEX components_maintainer ON components USING btree (maintainer_code, code) WHERE retired_at IS NULL;
CREATE INDEX components_not_intact ON components USING btree (state, code) WHERE retired_at IS NULL AND state <> 'intact'::text;
CREATE INDEX components_points ON components USING btree (code) WHERE retired_at IS NULL AND st_dimension(geom) = 0;
CREATE INDEX components_serial ON components USING btree (serial) WHERE retired_at IS NULL;
CREATE TRIGGER authority_code_on_insert AFTER INSERT ON components REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION check_reference('authority_code', 'organisations', 'code');
CREATE TRIGGER authority_code_on_update AFTER UPDATE ON components REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION check_reference('authority_code', 'organisations', 'code');
CREATE TRIGGER class_on_insert AFTER INSERT ON components REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION check_component_class();
CREATE TRIGGER class_on_update AFTER UPDATE ON components REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION check_component_class();
CREATE TRIGGER grid_code_on_insert AFTER INSERT ON components REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION check_reference('grid_code', 'unit_grids', 'code');
CREATE TRIGGER grid_code_on_update AFTER UPDATE ON components REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION check_reference('grid_code', 'unit_grids', 'code');
CREATE TRIGGER maintainer_code_on_insert AFTER INSERT ON components REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION check_reference('maintainer_code', 'organisations', 'code');
CREATE TRIGGER maintainer_code_on_update AFTER UPDATE ON components REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION check_reference('maintainer_code', 'organisations', 'code');
CREATE TRIGGER owner_code_on_insert AFTER INSERT ON components REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION check_reference('owner_code', 'organisations', 'code');
CREATE TRIGGER owner_code_on_update AFTER UPDATE ON components REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION check_reference('owner_code', 'organisations', 'code');
CREATE TRIGGER publish_deletes AFTER DELETE ON components REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_deletes('components', 'code', 'geom');
CREATE TRIGGER publish_inserts AFTER INSERT ON components REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_inserts('components', 'code', 'geom');
CREATE TRIGGER publish_updates AFTER UPDATE ON components REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_updates('components', 'code', 'geom');
CREATE TRIGGER stamp_commit BEFORE UPDATE ON components FOR EACH ROW EXECUTE FUNCTION stamp_commit();

create table history (
  layer text collate "C" not null,
  key text collate "C" not null,
  seq_from bigint not null,
  seq_to bigint not null,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone not null,
  geom geometry(Geometry,4490),
  "row" jsonb not null,
  PRIMARY KEY (layer, key, seq_to)
);
CREATE INDEX history_geom ON history USING gist (geom);
CREATE INDEX history_seq ON history USING btree (seq_to);
CREATE TRIGGER history_is_append_only BEFORE DELETE OR UPDATE ON history FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

create table import_batches (
  id bigint not null generated always as identity,
  dataset text not null,
  state text not null,
  files jsonb not null,
  options jsonb not null default '{}'::jsonb,
  report jsonb not null default '{}'::jsonb,
  reason text,
  created_by text not null,
  created_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone,
  published_seq bigint,
  withdrawn_seq bigint,
  PRIMARY KEY (id),
  CHECK (state = ANY (ARRAY['reading'::text, 'checking'::text, 'question'::text, 'staged'::text, 'published'::text, 'withdrawn'::text, 'refused'::text, 'failed'::text])),
  FOREIGN KEY (published_seq) REFERENCES commits(seq),
  FOREIGN KEY (withdrawn_seq) REFERENCES commits(seq)
);

create table import_findings (
  batch_id bigint not null,
  number integer not null,
  check_id text not null,
  severity text not null,
  table_name text not null,
  row_number integer,
  key text,
  field text,
  value text,
  expected text,
  geom geometry(Geometry,4490),
  PRIMARY KEY (batch_id, number),
  CHECK (severity = ANY (ARRAY['error'::text, 'warning'::text, 'note'::text])),
  FOREIGN KEY (batch_id) REFERENCES import_batches(id) ON DELETE CASCADE
);

create table layer_rights (
  layer text not null,
  is_public boolean not null,
  public_attributes text[],
  PRIMARY KEY (layer)
);
CREATE TRIGGER access_changes AFTER INSERT OR DELETE OR UPDATE ON layer_rights FOR EACH STATEMENT EXECUTE FUNCTION count_access_change();

create table organisations (
  code text collate "C" not null,
  name_zh text not null,
  name_en text,
  kind text not null,
  parent_code text collate "C",
  industry text,
  area_code text collate "C",
  note text,
  seq bigint not null default current_commit(),
  valid_from timestamp with time zone not null default commit_time(),
  retired_at timestamp with time zone,
  PRIMARY KEY (code),
  CHECK (kind = ANY (ARRAY['centre'::text, 'platform'::text, 'terminal'::text, 'third_level'::text])),
  FOREIGN KEY (area_code) REFERENCES areas(code),
  FOREIGN KEY (parent_code) REFERENCES organisations(code)
);
CREATE INDEX organisations_parent ON organisations USING btree (parent_code);
CREATE TRIGGER components_authority_code AFTER DELETE ON organisations REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION check_referenced('components', 'authority_code', 'code');
CREATE TRIGGER components_maintainer_code AFTER DELETE ON organisations REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION check_referenced('components', 'maintainer_code', 'code');
CREATE TRIGGER components_owner_code AFTER DELETE ON organisations REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION check_referenced('components', 'owner_code', 'code');
CREATE TRIGGER publish_deletes AFTER DELETE ON organisations REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_deletes('organisations', 'code', '');
CREATE TRIGGER publish_inserts AFTER INSERT ON organisations REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_inserts('organisations', 'code', '');
CREATE TRIGGER publish_updates AFTER UPDATE ON organisations REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_updates('organisations', 'code', '');
CREATE TRIGGER stamp_commit BEFORE UPDATE ON organisations FOR EACH ROW EXECUTE FUNCTION stamp_commit();

create table places (
  id text collate "C" not null,
  kind text not null,
  name_zh text not null,
  aliases text[] not null default '{}'::text[],
  pinyin text,
  pinyin_initials text,
  category text,
  national_code text collate "C",
  road_id text collate "C",
  parent_id text collate "C",
  grid_code text collate "C",
  geom geometry(Point,4490) not null,
  seq bigint not null default current_commit(),
  valid_from timestamp with time zone not null default commit_time(),
  retired_at timestamp with time zone,
  PRIMARY KEY (id),
  CHECK (kind = ANY (ARRAY['region'::text, 'zone'::text, 'estate'::text, 'street'::text, 'door_plate'::text, 'poi'::text])),
  FOREIGN KEY (grid_code) REFERENCES unit_grids(code),
  FOREIGN KEY (parent_id) REFERENCES places(id),
  FOREIGN KEY (road_id) REFERENCES roads(id)
);
CREATE INDEX places_addresses ON places USING gist (geom) WHERE retired_at IS NULL AND (kind = ANY (ARRAY['door_plate'::text, 'poi'::text]));
CREATE INDEX places_geom ON places USING gist (geom);
CREATE INDEX places_road ON places USING btree (road_id);
CREATE TRIGGER publish_deletes AFTER DELETE ON places REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_deletes('places', 'id', 'geom');
CREATE TRIGGER publish_inserts AFTER INSERT ON places REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_inserts('places', 'id', 'geom');
CREATE TRIGGER publish_updates AFTER UPDATE ON places REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_updates('places', 'id', 'geom');
CREATE TRIGGER stamp_commit BEFORE UPDATE ON places FOR EACH ROW EXECUTE FUNCTION stamp_commit();

create table responsibility_rules (
  id text collate "C" not null,
  target text not null,
  class_code text collate "C",
  area_code text collate "C",
  owner_code text collate "C",
  authority_code text collate "C",
  handler_code text collate "C" not null,
  starts_on date not null default '2000-01-01'::date,
  ends_on date,
  note text,
  seq bigint not null default current_commit(),
  valid_from timestamp with time zone not null default commit_time(),
  retired_at timestamp with time zone,
  PRIMARY KEY (id),
  CHECK (ends_on IS NULL OR ends_on > starts_on),
  CHECK (class_code ~ '^([0-9]{2}|[0-9]{4})$'::text),
  CHECK (target = ANY (ARRAY['component'::text, 'event'::text])),
  FOREIGN KEY (area_code) REFERENCES areas(code),
  FOREIGN KEY (authority_code) REFERENCES organisations(code),
  FOREIGN KEY (handler_code) REFERENCES organisations(code),
  FOREIGN KEY (owner_code) REFERENCES organisations(code)
);
CREATE INDEX responsibility_rules_class ON responsibility_rules USING btree (target, class_code);
CREATE TRIGGER publish_deletes AFTER DELETE ON responsibility_rules REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_deletes('responsibility_rules', 'id', '');
CREATE TRIGGER publish_inserts AFTER INSERT ON responsibility_rules REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_inserts('responsibility_rules', 'id', '');
CREATE TRIGGER publish_updates AFTER UPDATE ON responsibility_rules REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_updates('responsibility_rules', 'id', '');
CREATE TRIGGER stamp_commit BEFORE UPDATE ON responsibility_rules FOR EACH ROW EXECUTE FUNCTION stamp_commit();

create table roads (
  id text collate "C" not null,
  name_zh text,
  pinyin text,
  pinyin_initials text,
  class text not null,
  width_m real not null,
  geom geometry(MultiLineString,4490) not null,
  seq bigint not null default current_commit(),
  valid_from timestamp with time zone not null default commit_time(),
  retired_at timestamp with time zone,
  PRIMARY KEY (id),
  CHECK (class = ANY (ARRAY['motorway'::text, 'trunk'::text, 'primary'::text, 'secondary'::text, 'branch'::text, 'lane'::text])),
  CHECK (width_m > 0::double precision)
);
CREATE INDEX roads_geom ON roads USING gist (geom);
CREATE TRIGGER publish_deletes AFTER DELETE ON roads REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_deletes('roads', 'id', 'geom');
CREATE TRIGGER publish_inserts AFTER INSERT ON roads REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_inserts('roads', 'id', 'geom');
CREATE TRIGGER publish_updates AFTER UPDATE ON roads REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_updates('roads', 'id', 'geom');
CREATE TRIGGER stamp_commit BEFORE UPDATE ON roads FOR EACH ROW EXECUTE FUNCTION stamp_commit();

create table unit_grids (
  code text collate "C" not null,
  county_code text collate "C" not null generated always as ("left"(code, 6)) stored,
  street_code text collate "C" not null generated always as ("left"(code, 9)) stored,
  community_code text collate "C" not null generated always as ("left"(code, 12)) stored,
  management_area_code text collate "C",
  area_m2 numeric(12,1) not null,
  started_on date,
  ended_on date,
  note text,
  geom geometry(Polygon,4490) not null,
  seq bigint not null default current_commit(),
  valid_from timestamp with time zone not null default commit_time(),
  retired_at timestamp with time zone,
  PRIMARY KEY (code),
  CHECK (area_m2 > 0::numeric),
  CHECK (code ~ '^[0-9]{15}$'::text),
  FOREIGN KEY (community_code) REFERENCES areas(code),
  FOREIGN KEY (management_area_code) REFERENCES areas(code)
);
CREATE INDEX unit_grids_community ON unit_grids USING btree (community_code);
CREATE INDEX unit_grids_geom ON unit_grids USING gist (geom);
CREATE INDEX unit_grids_management_area ON unit_grids USING btree (management_area_code);
CREATE INDEX unit_grids_street ON unit_grids USING btree (street_code);
CREATE TRIGGER components_grid_code AFTER DELETE ON unit_grids REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION check_referenced('components', 'grid_code', 'code');
CREATE TRIGGER publish_deletes AFTER DELETE ON unit_grids REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_deletes('unit_grids', 'code', 'geom');
CREATE TRIGGER publish_inserts AFTER INSERT ON unit_grids REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_inserts('unit_grids', 'code', 'geom');
CREATE TRIGGER publish_updates AFTER UPDATE ON unit_grids REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_updates('unit_grids', 'code', 'geom');
CREATE TRIGGER stamp_commit BEFORE UPDATE ON unit_grids FOR EACH ROW EXECUTE FUNCTION stamp_commit();

create table water (
  id text collate "C" not null,
  name_zh text,
  kind text not null,
  geom geometry(MultiPolygon,4490) not null,
  seq bigint not null default current_commit(),
  valid_from timestamp with time zone not null default commit_time(),
  retired_at timestamp with time zone,
  PRIMARY KEY (id),
  CHECK (kind = ANY (ARRAY['river'::text, 'lake'::text, 'canal'::text]))
);
CREATE INDEX water_geom ON water USING gist (geom);
CREATE TRIGGER publish_deletes AFTER DELETE ON water REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_deletes('water', 'id', 'geom');
CREATE TRIGGER publish_inserts AFTER INSERT ON water REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_inserts('water', 'id', 'geom');
CREATE TRIGGER publish_updates AFTER UPDATE ON water REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION publish_updates('water', 'id', 'geom');
CREATE TRIGGER stamp_commit BEFORE UPDATE ON water FOR EACH ROW EXECUTE FUNCTION stamp_commit();

CREATE OR REPLACE PROCEDURE add_reference(IN referring text, IN referring_column text, IN referred text, IN key_column text)
 LANGUAGE plpgsql
AS $procedure$
declare
  there text := format('(%L, %L, %L)', referring_column, referred, key_column);
  back text := format('(%L, %L, %L)', referring, referring_column, key_column);
begin
  execute format('create trigger %I after insert on %I referencing new table as after_rows
                  for each statement execute function check_reference%s', referring_column || '_on_insert', referring, there);
  execute format('create trigger %I after update on %I referencing new table as after_rows
                  for each statement execute function check_reference%s', referring_column || '_on_update', referring, there);
  execute format('create trigger %I after delete on %I referencing old table as before_rows
                  for each statement execute function check_referenced%s',
                 referring || '_' || referring_column, referred, back);
end $procedure$;

CREATE OR REPLACE FUNCTION begin_commit(actor text, note text DEFAULT NULL::text)
 RETURNS bigint
 LANGUAGE plpgsql
AS $function$
declare
  next_seq bigint;
  moment timestamptz;
begin
  if coalesce(current_setting('wangge.seq', true), '') <> '' then
    raise exception 'a commit is already open in this transaction';
  end if;
  update commit_sequence set seq = seq + 1 returning seq into next_seq;
  -- taken after the lock, so that times run in commit order as numbers do
  moment := clock_timestamp();
  insert into commits (seq, actor, note, at) values (next_seq, actor, note, moment);
  perform set_config('wangge.seq', next_seq::text, true), set_config('wangge.at', moment::text, true);
  return next_seq;
end $function$;

CREATE OR REPLACE FUNCTION check_component_class()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  stray record;
begin
  select r.code, r.class_code, r.book_id into stray from after_rows r
  where not exists (select from classes c where c.book_id = r.book_id and c.code = r.class_code) limit 1;
  if found then
    raise foreign_key_violation using
      message = format('component %s: there is no class %s in the book %s', stray.code, stray.class_code, stray.book_id);
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION check_reference()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  stray text;
begin
  execute format(
    'select r.%1$I from after_rows r where r.%1$I is not null
     and not exists (select from %2$I t where t.%3$I = r.%1$I) limit 1',
    tg_argv[0], tg_argv[1], tg_argv[2]) into stray;
  if stray is not null then
    raise foreign_key_violation using
      message = format('%s.%s: there is no %s with %s %s', tg_table_name, tg_argv[0], tg_argv[1], tg_argv[2], stray);
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION check_referenced()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  needed text;
begin
  execute format(
    'select t.%3$I from before_rows t where exists (select from %1$I r where r.%2$I = t.%3$I) limit 1',
    tg_argv[0], tg_argv[1], tg_argv[2]) into needed;
  if needed is not null then
    raise foreign_key_violation using message = format('%s %s is needed by %s.%s', tg_table_name, needed, tg_argv[0], tg_argv[1]);
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION commit_time()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
  select current_setting('wangge.at')::timestamptz
$function$;

CREATE OR REPLACE FUNCTION count_access_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update access_revision set revision = revision + 1;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION current_commit()
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  if coalesce(current_setting('wangge.seq', true), '') = '' then
    raise exception 'published rows change only inside begin_commit()';
  end if;
  return current_setting('wangge.seq')::bigint;
end $function$;

CREATE OR REPLACE FUNCTION keeping_before(layer text, key_column text, geometry_column text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select format(
    'insert into history (layer, key, seq_from, seq_to, valid_from, valid_to, geom, row)
     select %1$L, %2$I, seq, current_commit(), valid_from, commit_time(), %3$s, to_jsonb(b) - ''geom''
     from before_rows b where seq < current_commit()',
    layer, key_column, case when geometry_column = 'geom' then 'geom' else 'null::geometry' end)
$function$;

CREATE OR REPLACE FUNCTION publish_deletes()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  execute recording_changes(tg_argv[0], format(
    'select %I as key, ''delete'' as op, %s as extent from before_rows',
    tg_argv[1], case when tg_argv[2] = 'geom' then 'ST_Envelope(geom)' else 'null::geometry' end));
  execute keeping_before(tg_argv[0], tg_argv[1], tg_argv[2]);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION publish_inserts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  entries text := format(
    'select %I as key, ''insert'' as op, %s as extent from after_rows',
    tg_argv[1], case when tg_argv[2] = 'geom' then 'ST_Envelope(geom)' else 'null::geometry' end);
begin
  if exists (select from changes where seq = current_commit() and layer = tg_argv[0]) then
    execute recording_changes(tg_argv[0], entries);
  else
    execute format(
      'insert into changes (seq, layer, key, op, extent) select %s, %L, e.key, e.op, e.extent from (%s) e',
      current_commit(), tg_argv[0], entries);
  end if;
  return null;
end $function$;

CREATE OR REPLACE PROCEDURE publish_table(IN layer text, IN key_column text, IN with_geom boolean)
 LANGUAGE plpgsql
AS $procedure$
declare
  arguments text := format('(%L, %L, %L)', layer, key_column, case when with_geom then 'geom' else '' end);
begin
  execute format('create trigger stamp_commit before update on %I for each row execute function stamp_commit()', layer);
  execute format('create trigger publish_inserts after insert on %I referencing new table as after_rows
                  for each statement execute function publish_inserts%s', layer, arguments);
  execute format('create trigger publish_updates after update on %I referencing old table as before_rows new table as after_rows
                  for each statement execute function publish_updates%s', layer, arguments);
  execute format('create trigger publish_deletes after delete on %I referencing old table as before_rows
                  for each statement execute function publish_deletes%s', layer, arguments);
end $procedure$;

CREATE OR REPLACE FUNCTION publish_updates()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  execute recording_changes(tg_argv[0], format(
    'select a.%1$I as key,
            case when a.retired_at is not null and b.retired_at is null then ''delete''
                 when a.retired_at is null and b.retired_at is not null then ''insert'' else ''update'' end as op,
            %2$s as extent
     from after_rows a join before_rows b using (%1$I)',
    tg_argv[1], case when tg_argv[2] = 'geom' then 'ST_Envelope(ST_Collect(b.geom, a.geom))' else 'null::geometry' end));
  execute keeping_before(tg_argv[0], tg_argv[1], tg_argv[2]);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION recording_changes(layer text, entries text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select format(
    'insert into changes (seq, layer, key, op, extent) select current_commit(), %L, e.key, e.op, e.extent from (%s) e
     on conflict (seq, layer, key) do update set
       op = case when changes.op = ''insert'' and excluded.op = ''update'' then ''insert''
                 when changes.op = ''delete'' and excluded.op = ''insert'' then ''update''
                 else excluded.op end,
       extent = ST_Envelope(ST_Collect(changes.extent, excluded.extent))',
    layer, entries)
$function$;

CREATE OR REPLACE FUNCTION refuse_rewriting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only', tg_table_name;
end $function$;

CREATE OR REPLACE FUNCTION refuse_rewriting_feed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or old.seq <> current_commit() then
    raise exception 'changes is append-only';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION stamp_commit()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.seq := current_commit();
  new.valid_from := commit_time();
  return new;
end $function$;
