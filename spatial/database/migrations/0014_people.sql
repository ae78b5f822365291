-- People, the posts they hold, how they sign in, and what keys may use.

create table people (
  id bigint generated always as identity primary key,
  name text not null,
  organisation_code text collate "C",
  -- made by the demo city; refuses to sign in anywhere else
  is_demo boolean not null default false,
  created_at timestamptz not null default now()
);

create table accounts (
  person_id bigint primary key references people (id) on delete cascade,
  -- in small letters
  login text not null unique check (login = lower(login)),
  -- scrypt, with its parameters and salt; see spatial/access/passwords.ts
  password_hash text not null,
  must_change boolean not null default true,
  disabled_at timestamptz,
  last_signed_in_at timestamptz
);

-- A role that somebody holds: in a unit, in areas, on layers; null is everywhere and everything.
create table posts (
  id bigint generated always as identity primary key,
  person_id bigint not null references people (id) on delete cascade,
  role text not null,
  organisation_code text collate "C",
  area_codes text[],
  layers jsonb,
  since timestamptz not null default now(),
  ended_at timestamptz
);
create index posts_person on posts (person_id);

create table sessions (
  id bigint generated always as identity unique,
  -- SHA-256 of what the cookie holds
  token_hash bytea primary key,
  person_id bigint not null references people (id) on delete cascade,
  user_agent text,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index sessions_person on sessions (person_id);

-- By what was typed, whether there is such an account or not: a lock must not tell which names exist.
create table sign_in_failures (
  login text primary key,
  attempts integer not null,
  locked_until timestamptz,
  last_at timestamptz not null default now()
);

alter table access_keys add column organisation_code text collate "C";
alter table access_keys add column quota_per_minute integer check (quota_per_minute > 0);
alter table access_keys add column quota_per_day integer check (quota_per_day > 0);

create table key_usage (
  key_id bigint not null references access_keys (id) on delete cascade,
  -- of the city
  day date not null,
  requests bigint not null default 0,
  refused bigint not null default 0,
  features bigint not null default 0,
  bytes bigint not null default 0,
  primary key (key_id, day)
);

drop trigger access_changes on access_keys;
create trigger access_changes after insert or update of scopes, grants, expires_at, revoked_at, quota_per_minute, quota_per_day or delete
  on access_keys for each statement execute function count_access_change();
create trigger access_changes after update or delete on people
  for each statement execute function count_access_change();
create trigger access_changes after update of password_hash, must_change, disabled_at or delete on accounts
  for each statement execute function count_access_change();
create trigger access_changes after insert or update or delete on posts
  for each statement execute function count_access_change();
create trigger access_changes after delete on sessions
  for each statement execute function count_access_change();
