-- Import batches with their findings, and the keys that let someone write.

create table import_batches (
  id bigint generated always as identity primary key,
  dataset text not null,
  state text not null check (state in ('reading', 'checking', 'question', 'staged', 'published', 'withdrawn', 'refused', 'failed')),
  files jsonb not null,
  options jsonb not null default '{}',
  -- encoding, reference system, column roles, counts, progress: what the report shows
  report jsonb not null default '{}',
  reason text,
  created_by text not null,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  published_seq bigint references commits (seq),
  withdrawn_seq bigint references commits (seq)
);

create table import_findings (
  batch_id bigint not null references import_batches (id) on delete cascade,
  number integer not null,
  check_id text not null,
  severity text not null check (severity in ('error', 'warning', 'note')),
  table_name text not null,
  row_number integer,
  key text,
  field text,
  value text,
  expected text,
  geom geometry(Geometry, 4490),
  primary key (batch_id, number)
);

create table access_keys (
  id bigint generated always as identity primary key,
  name text not null,
  -- SHA-256 of the key; the key itself is shown once and kept nowhere
  key_hash bytea not null unique,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz
);
