-- Class books are versioned data; a city chooses one for components and one for events.

create table class_books (
  id text primary key,
  kind text not null check (kind in ('component', 'event')),
  standard text not null,
  title_zh text not null,
  title_en text not null,
  note text
);

create table class_majors (
  book_id text not null references class_books (id),
  code text not null check (code ~ '^[0-9]{2}$'),
  name_zh text not null,
  name_en text not null,
  colour text not null check (colour ~ '^#[0-9a-f]{6}$'),
  primary key (book_id, code)
);

create table classes (
  book_id text not null references class_books (id),
  code text not null check (code ~ '^[0-9]{4}$'),
  major_code text not null generated always as (left(code, 2)) stored,
  name_zh text not null,
  name_en text not null,
  geometry_type text not null check (geometry_type in ('point', 'line', 'area')),
  accuracy_class text check (accuracy_class in ('A', 'B', 'C')),
  origin text not null check (origin in ('standard', 'local', 'assumed')),
  typical_unit text,
  symbol text,
  primary key (book_id, code),
  foreign key (book_id, major_code) references class_majors (book_id, code)
);

create table class_crosswalk (
  from_book_id text not null,
  from_code text not null,
  to_book_id text not null,
  to_code text not null,
  note text,
  primary key (from_book_id, from_code, to_book_id, to_code),
  foreign key (from_book_id, from_code) references classes (book_id, code),
  foreign key (to_book_id, to_code) references classes (book_id, code)
);

create table city (
  is_only boolean primary key default true check (is_only),
  code text not null check (code ~ '^[0-9]{6}$'),
  name_zh text not null,
  name_en text not null,
  -- the city's projected reference system, for distances, areas and deliveries
  projected_srid integer not null,
  component_book_id text not null references class_books (id),
  event_book_id text not null references class_books (id),
  is_demo boolean not null default false,
  -- everything belonging to the city lies inside; data outside is a question
  extent geometry(Polygon, 4490) not null
);
