/** Tables and triggers as the GeoPackage standard (OGC 12-128r18, annexes C and F.3) writes them. */
export const CORE_TABLES = `
create table gpkg_spatial_ref_sys (srs_name text not null, srs_id integer not null primary key, organization text not null, organization_coordsys_id integer not null, definition text not null, description text);
create table gpkg_contents (table_name text not null primary key, data_type text not null, identifier text unique, description text default '', last_change datetime not null, min_x double, min_y double, max_x double, max_y double, srs_id integer references gpkg_spatial_ref_sys (srs_id));
create table gpkg_geometry_columns (table_name text not null, column_name text not null, geometry_type_name text not null, srs_id integer not null, z tinyint not null, m tinyint not null, primary key (table_name, column_name));
create table gpkg_extensions (table_name text, column_name text, extension_name text not null, definition text not null, scope text not null, unique (table_name, column_name, extension_name));
create table gpkg_data_columns (table_name text not null, column_name text not null, name text, title text, description text, mime_type text, constraint_name text, primary key (table_name, column_name));
insert into gpkg_extensions values ('gpkg_data_columns', null, 'gpkg_schema', 'http://www.geopackage.org/spec131/#extension_schema', 'read-write');
insert into gpkg_spatial_ref_sys values ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', null), ('Undefined geographic', 0, 'NONE', 0, 'undefined', null);
`

/** What keeps the index right when a program edits the file later; the functions are the program's. */
export const indexTriggers = (table: string): string => {
  const index = `"rtree_${table}_geom"`
  const entry = `(new.fid, ST_MinX(new.geom), ST_MaxX(new.geom), ST_MinY(new.geom), ST_MaxY(new.geom))`
  const isThere = `(new.geom notnull and not ST_IsEmpty(new.geom))`
  const isEmpty = `(new.geom isnull or ST_IsEmpty(new.geom))`
  const trigger = (name: string, when: string, body: string): string =>
    `create trigger "rtree_${table}_geom_${name}" after ${when} begin ${body} end;`
  return [
    trigger('insert', `insert on "${table}" when ${isThere}`, `insert or replace into ${index} values ${entry};`),
    trigger(
      'update2',
      `update of geom on "${table}" when old.fid = new.fid and ${isEmpty}`,
      `delete from ${index} where id = old.fid;`,
    ),
    trigger(
      'update4',
      `update on "${table}" when old.fid != new.fid and ${isEmpty}`,
      `delete from ${index} where id in (old.fid, new.fid);`,
    ),
    trigger(
      'update5',
      `update on "${table}" when old.fid != new.fid and ${isThere}`,
      `delete from ${index} where id = old.fid; insert or replace into ${index} values ${entry};`,
    ),
    trigger(
      'update6',
      `update of geom on "${table}" when old.fid = new.fid and ${isThere} and (old.geom notnull and not ST_IsEmpty(old.geom))`,
      `update ${index} set minx = ST_MinX(new.geom), maxx = ST_MaxX(new.geom), miny = ST_MinY(new.geom), maxy = ST_MaxY(new.geom) where id = new.fid;`,
    ),
    trigger(
      'update7',
      `update of geom on "${table}" when old.fid = new.fid and ${isThere} and (old.geom isnull or ST_IsEmpty(old.geom))`,
      `insert into ${index} values ${entry};`,
    ),
    trigger('delete', `delete on "${table}" when old.geom not null`, `delete from ${index} where id = old.fid;`),
  ].join('\n')
}
