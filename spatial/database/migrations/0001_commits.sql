-- The commit sequence, the change feed and history: what every published table stands on.
-- One row holds the number. A transaction that publishes takes the next number with begin_commit() and so locks the row
-- until it ends: numbers are in commit order and without gaps.

create table commit_sequence (
  is_only boolean primary key default true check (is_only),
  seq bigint not null default 0
);
insert into commit_sequence default values;

create table commits (
  seq bigint primary key,
  actor text not null,
  note text,
  at timestamptz not null
);

create table changes (
  seq bigint not null,
  layer text collate "C" not null,
  key text collate "C" not null,
  op text not null check (op in ('insert', 'update', 'delete')),
  -- envelope of the geometry before and after; null where the layer has none
  extent geometry(Geometry, 4490),
  primary key (seq, layer, key)
);

create table history (
  layer text collate "C" not null,
  key text collate "C" not null,
  seq_from bigint not null,
  seq_to bigint not null,
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  geom geometry(Geometry, 4490),
  row jsonb not null,
  primary key (layer, key, seq_to)
);
create index history_geom on history using gist (geom);
create index history_seq on history (seq_to);

create function begin_commit(actor text, note text default null) returns bigint language plpgsql as $$
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
end $$;

create function current_commit() returns bigint language plpgsql stable as $$
begin
  if coalesce(current_setting('wangge.seq', true), '') = '' then
    raise exception 'published rows change only inside begin_commit()';
  end if;
  return current_setting('wangge.seq')::bigint;
end $$;

create function commit_time() returns timestamptz language sql stable as $$
  select current_setting('wangge.at')::timestamptz
$$;

create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;
create trigger history_is_append_only before update or delete on history
  for each row execute function refuse_rewriting();

-- Within its own commit a row's entry may still be merged; afterwards the feed is append-only.
create function refuse_rewriting_feed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.seq <> current_commit() then
    raise exception 'changes is append-only';
  end if;
  return new;
end $$;
create trigger changes_are_append_only before update or delete on changes
  for each row execute function refuse_rewriting_feed();

-- The two statements below are built here and executed in the trigger, the only place where transition tables are visible.

-- One entry a row and commit: an insert stays an insert when the same commit updates it; deleted and put back is an update.
create function recording_changes(layer text, entries text) returns text language sql immutable as $$
  select format(
    'insert into changes (seq, layer, key, op, extent) select current_commit(), %L, e.key, e.op, e.extent from (%s) e
     on conflict (seq, layer, key) do update set
       op = case when changes.op = ''insert'' and excluded.op = ''update'' then ''insert''
                 when changes.op = ''delete'' and excluded.op = ''insert'' then ''update''
                 else excluded.op end,
       extent = ST_Envelope(ST_Collect(changes.extent, excluded.extent))',
    layer, entries)
$$;

-- The statement that moves what was valid before into history. A state that began in this very commit was never published.
create function keeping_before(layer text, key_column text, geometry_column text) returns text language sql immutable as $$
  select format(
    'insert into history (layer, key, seq_from, seq_to, valid_from, valid_to, geom, row)
     select %1$L, %2$I, seq, current_commit(), valid_from, commit_time(), %3$s, to_jsonb(b) - ''geom''
     from before_rows b where seq < current_commit()',
    layer, key_column, case when geometry_column = 'geom' then 'geom' else 'null::geometry' end)
$$;

-- Statement triggers: a bulk load of 266,451 rows costs one insert, and no writer can forget the feed or the history.
-- Arguments: layer, key column, 'geom' where the table has a geometry.
create function publish_inserts() returns trigger language plpgsql as $$
begin
  execute recording_changes(tg_argv[0], format(
    'select %I as key, ''insert'' as op, %s as extent from after_rows',
    tg_argv[1], case when tg_argv[2] = 'geom' then 'ST_Envelope(geom)' else 'null::geometry' end));
  return null;
end $$;

create function publish_updates() returns trigger language plpgsql as $$
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
end $$;

create function publish_deletes() returns trigger language plpgsql as $$
begin
  execute recording_changes(tg_argv[0], format(
    'select %I as key, ''delete'' as op, %s as extent from before_rows',
    tg_argv[1], case when tg_argv[2] = 'geom' then 'ST_Envelope(geom)' else 'null::geometry' end));
  execute keeping_before(tg_argv[0], tg_argv[1], tg_argv[2]);
  return null;
end $$;

-- An update carries the number and time of its commit whatever the statement said.
create function stamp_commit() returns trigger language plpgsql as $$
begin
  new.seq := current_commit();
  new.valid_from := commit_time();
  return new;
end $$;

-- Makes a table a published layer. It must have: key column, seq, valid_from, retired_at and, with_geom, geom.
create procedure publish_table(layer text, key_column text, with_geom boolean) language plpgsql as $$
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
end $$;

-- References between published tables are checked once a statement, not once a row: for a census that is 0.3 s instead of
-- 8 s. It is as safe: every writer holds the commit number's lock before its statement begins, so no two of them overlap.
create function check_reference() returns trigger language plpgsql as $$
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
end $$;

create function check_referenced() returns trigger language plpgsql as $$
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
end $$;

-- A foreign key between published tables whose keys never change: `referring.referring_column` names `referred.key_column`.
create procedure add_reference(referring text, referring_column text, referred text, key_column text) language plpgsql as $$
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
end $$;
