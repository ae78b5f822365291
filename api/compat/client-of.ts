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

/** The program that a request seems to come from. */
export function clientOf(userAgent: string | undefined): Client {
  for (const [name, sign] of SIGNS) {
    const found = sign.exec(userAgent ?? '')
    if (found) return { name, version: found.slice(1).find(Boolean) ?? null }
  }
  return { name: userAgent ? 'unknown' : 'none', version: null }
}
