-- The index of street imagery. Flat pictures and panoramas are rows of one table: a panorama is a picture 360 degrees wide.
-- What a picture says of itself stays as delivered; what corrections showed stands once, on its sequence.

create table picture_sequences (
  id text collate "C" primary key,
  title text not null,
  camera text,
  -- the delivery that brought it
  source text not null,
  captured_from timestamptz not null,
  captured_to timestamptz not null,
  captured_on date not null,
  projection text not null check (projection in ('flat', 'equirectangular')),
  pictures integer not null check (pictures > 0),
  -- added to the heading and position of each of its pictures, by `corrections` that operators made
  heading_offset_degrees double precision not null default 0,
  east_offset_m double precision not null default 0 check (abs(east_offset_m) <= 15),
  north_offset_m double precision not null default 0 check (abs(north_offset_m) <= 15),
  corrections integer not null default 0,
  -- as of its most visible picture
  visibility text not null check (visibility in ('sealed', 'blurred', 'waived')),
  -- who took it on himself that nothing needs blurring, and why
  waiver text,
  geom geometry(MultiLineString, 4490) not null,
  seq bigint not null default current_commit(),
  valid_from timestamptz not null default commit_time(),
  retired_at timestamptz,
  check (visibility <> 'waived' or waiver is not null)
);
create index picture_sequences_geom on picture_sequences using gist (geom);
call publish_table('picture_sequences', 'id', true);
call number_objects('picture_sequences', 'id');

create table pictures (
  id text collate "C" primary key check (id ~ '^[1-9][0-9]{14}$'),
  sequence_id text collate "C" not null,
  rank integer not null check (rank > 0),
  file_name text not null,
  projection text not null check (projection in ('flat', 'equirectangular')),
  captured_at timestamptz not null,
  -- the day in the city, for maps
  captured_on date not null,
  heading_degrees double precision not null check (heading_degrees >= 0 and heading_degrees < 360),
  -- `track`: the picture did not say, the way to its neighbours does
  heading_source text not null check (heading_source in ('delivered', 'track')),
  pitch_degrees double precision not null default 0 check (abs(pitch_degrees) <= 90),
  roll_degrees double precision not null default 0 check (abs(roll_degrees) <= 180),
  field_of_view_degrees double precision not null check (field_of_view_degrees > 0 and field_of_view_degrees <= 360),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  camera_height_m double precision not null check (camera_height_m > 0),
  position_error_m double precision not null check (position_error_m >= 0),
  heading_error_degrees double precision not null check (heading_error_degrees >= 0),
  -- the datum and the two numbers as they were delivered, before conversion
  datum text not null,
  delivered_x double precision not null,
  delivered_y double precision not null,
  -- of the sealed original; null for a picture of the synthetic city, which is drawn when asked for
  original_sha256 text check (original_sha256 ~ '^[0-9a-f]{64}$'),
  -- how the camera of a drawn picture truly stood, where that differs from what the row says
  drawn_pose jsonb,
  -- nothing is shown to the public before faces and plates are blurred, or somebody has answered for it
  visibility text not null check (visibility in ('sealed', 'blurred', 'waived')),
  geom geometry(Point, 4490) not null,
  seq bigint not null default current_commit(),
  valid_from timestamptz not null default commit_time(),
  retired_at timestamptz,
  check ((original_sha256 is null) = (drawn_pose is not null))
);
create index pictures_geom on pictures using gist (geom);
create unique index pictures_in_sequence on pictures (sequence_id, rank);
create unique index pictures_original on pictures (original_sha256);
call publish_table('pictures', 'id', true);
call number_objects('pictures', 'id');
call add_reference('pictures', 'sequence_id', 'picture_sequences', 'id');

-- Files made from originals, found by what they contain. They can be made again, so they have no history.
create table picture_files (
  picture_id text collate "C" not null references pictures (id) on delete cascade,
  -- `public`: full size without metadata; `sd`: 2048 wide; `thumb`; `tiles`: one archive of the multi-resolution tiles
  kind text not null check (kind in ('public', 'sd', 'thumb', 'tiles')),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes integer not null check (bytes > 0),
  width integer not null,
  height integer not null,
  made_at timestamptz not null default now(),
  primary key (picture_id, kind)
);

-- "It is here": what an operator pointed at. Append-only; a wrong one is taken back, not erased.
create table picture_corrections (
  id bigint generated always as identity primary key,
  picture_id text collate "C" not null references pictures (id),
  component_code text collate "C" references components (code),
  lon double precision not null,
  lat double precision not null,
  -- clockwise from north by the heading as delivered
  bearing_degrees double precision not null check (bearing_degrees >= 0 and bearing_degrees < 360),
  made_by text not null,
  made_at timestamptz not null default now(),
  taken_back_at timestamptz
);
create index picture_corrections_picture on picture_corrections (picture_id);

-- Deliveries of pictures and what became of them.
create table picture_batches (
  id bigint generated always as identity primary key,
  state text not null check (state in ('reading', 'published', 'refused', 'failed')),
  source text not null,
  options jsonb not null default '{}',
  -- counts, progress, and each picture that was refused or doubted with the reason
  report jsonb not null default '{}',
  reason text,
  created_by text not null,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
