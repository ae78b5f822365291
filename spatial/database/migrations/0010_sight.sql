-- What keys and the public may see of the published layers, and when that last changed.

-- A list of {layers, area}, see spatial/access/reader.ts. Null for a key that nobody has narrowed: everything.
alter table access_keys add column grants jsonb;

-- What anyone may read without a key. A layer that is not listed here is public with all its attributes.
create table layer_rights (
  -- name of a feature type
  layer text primary key,
  is_public boolean not null,
  -- null for all of them
  public_attributes text[]
);

-- Processes remember who may do what until this number changes; they look at it once a second.
create table access_revision (
  is_only boolean primary key default true check (is_only),
  revision bigint not null default 0
);
insert into access_revision default values;

create function count_access_change() returns trigger language plpgsql as $$
begin
  update access_revision set revision = revision + 1;
  return null;
end $$;
create trigger access_changes after insert or update or delete on layer_rights
  for each statement execute function count_access_change();
create trigger access_changes after insert or update of scopes, grants, expires_at, revoked_at or delete on access_keys
  for each statement execute function count_access_change();
