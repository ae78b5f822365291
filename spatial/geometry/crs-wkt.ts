import type { Crs } from './crs.ts'

/** Names and ellipsoids of the two datums in use: as EPSG writes them, and as Esri does. */
const DATUMS = {
  cgcs2000: {
    ogc: 'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4490"]]',
    esri: 'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
  },
  wgs84: {
    ogc: 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]',
    esri: 'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
  },
} as const

const WEB_MERCATOR = {
  ogc: `PROJCS["WGS 84 / Pseudo-Mercator",${DATUMS.wgs84.ogc},PROJECTION["Mercator_1SP"],PARAMETER["central_meridian",0],PARAMETER["scale_factor",1],PARAMETER["false_easting",0],PARAMETER["false_northing",0],UNIT["metre",1],EXTENSION["PROJ4","+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +wktext +no_defs"],AUTHORITY["EPSG","3857"]]`,
  esri: `PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",${DATUMS.wgs84.esri},PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]`,
}

/** Well-known text (version 1) of a reference system, for files that carry it: GeoPackage (`ogc`) and Shapefile (`esri`). */
export function crsWkt({ srid, nameEn, proj4 }: Crs, dialect: 'ogc' | 'esri'): string {
  if (srid === 4490) return DATUMS.cgcs2000[dialect]
  if (srid === 4326 || srid === 84) return DATUMS.wgs84[dialect]
  if (srid === 3857) return WEB_MERCATOR[dialect]
  const [meridian, easting] = ['lon_0', 'x_0'].map(name => Number(new RegExp(`\\+${name}=(\\d+)`).exec(proj4)![1]))
  if (dialect === 'ogc')
    return `PROJCS["${nameEn}",${DATUMS.cgcs2000.ogc},PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",${meridian}],PARAMETER["scale_factor",1],PARAMETER["false_easting",${easting}],PARAMETER["false_northing",0],UNIT["metre",1],AUTHORITY["EPSG","${srid}"]]`
  return `PROJCS["${esriName(nameEn)}",${DATUMS.cgcs2000.esri},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${easting}.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`
}

/** `CGCS2000 / 3-degree Gauss-Kruger CM 105E` as Esri names it: CGCS2000_3_Degree_GK_CM_105E. */
const esriName = (nameEn: string): string =>
  nameEn.replace(' / ', '_').replace('-degree Gauss-Kruger', '_Degree_GK').replace('zone', 'Zone').replaceAll(' ', '_')
