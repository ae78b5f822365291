-- Locks of published features, for programs that fetch, edit for a while and write back (WFS LockFeature). Whoever writes single
-- features asks for them; an import replaces the register as a whole and does not.

create table feature_locks (
  -- said by the client when it writes: whoever knows it may
  id text primary key,
  actor text not null,
  -- kept for a day after it has expired, to tell an expired lock from one that never was
  expires_at timestamptz not null
);

create table locked_features (
  layer text collate "C" not null,
  key text collate "C" not null,
  lock_id text not null references feature_locks (id) on delete cascade,
  primary key (layer, key)
);
create index locked_features_lock on locked_features (lock_id);
