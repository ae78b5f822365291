-- A commit's first insert into a layer meets no entry of its own in the feed, so there is nothing to merge with: without
-- the merge 266,451 entries take half the time.
create or replace function publish_inserts() returns trigger language plpgsql as $$
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
end $$;
