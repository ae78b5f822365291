export interface Client {
  name: string
  version: string | null
}

/** What programs write into User-Agent; the first that fits counts, since browsers and libraries name several. */
const SIGNS: readonly [name: string, sign: RegExp][] = [
  ['QGIS', /QGIS\/([\d.]+)?/i],
  ['ArcGIS Pro', /ArcGISPro[ /]?([\d.]+)?|ArcGIS Pro ?([\d.]+)?/i],
  ['ArcGIS', /ArcGIS|ESRI|ArcMap/i],
  ['SuperMap', /SuperMap|iDesktop|iServer/i],
  ['MapGIS', /MapGIS/i],
  ['GeoServer', /GeoServer\/?([\d.]+)?|GeoTools\/?([\d.]+)?/i],
  ['GDAL', /GDAL[ /]?([\d.]+)?/i],
  ['FME', /\bFME\b ?([\d.]+)?/i],
  ['OWSLib', /OWSLib[ /]?([\d.]+)?/i],
  ['Python', /python-(?:requests|urllib3|httpx)\/([\d.]+)|Python-urllib\/([\d.]+)/i],
  ['Java', /\bJava\/([\d._]+)|Apache-HttpClient\/([\d.]+)|okhttp\/([\d.]+)/i],
  ['curl', /curl\/([\d.]+)/i],
  ['Node.js', /^node$|undici/i],
  ['Browser', /Mozilla\/5\.0/],
]

/** QGIS writes 34002 for 3.40.2. */
const readable = (version: string | undefined): string | null =>
  version?.replace(/^(\d)(\d\d)(\d\d)$/, (_, ...parts) => parts.slice(0, 3).map(Number).join('.')) ?? null

/** The program that a request seems to come from. */
export function clientOf(userAgent: string | undefined): Client {
  for (const [name, sign] of SIGNS) {
    const found = sign.exec(userAgent ?? '')
    if (found) return { name, version: readable(found.slice(1).find(Boolean)) }
  }
  return { name: userAgent ? 'unknown' : 'none', version: null }
}
