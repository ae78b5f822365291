/** Where the services are, with the key in the address where there is one. */
export interface Endpoints {
  /** Of this server, without a trailing slash. */
  origin: string
  /** Empty without a key. */
  token: string
  /** What ArcGIS knows the city by. */
  service: string
}

export const SERVICES = ['ogc', 'wfs', 'feature', 'tiles', 'json', 'changes'] as const
export type Service = (typeof SERVICES)[number]

const PATHS: Record<Exclude<Service, 'feature'>, string> = {
  ogc: '/ogc',
  wfs: '/wfs?service=WFS&request=GetCapabilities',
  tiles: '/tiles/components',
  json: '/api/docs',
  changes: '/api/changes?since=0&limit=10',
}

/** An address of this server with the key as a parameter. */
function addressOf({ origin, token }: Endpoints, path: string): string {
  const url = new URL(path, origin)
  if (token) url.searchParams.set('token', token)
  return url.href.replaceAll('%7B', '{').replaceAll('%7D', '}')
}

export const serviceAddress = (endpoints: Endpoints, service: Service): string =>
  addressOf(
    endpoints,
    service === 'feature' ? `/arcgis/rest/services/${endpoints.service}/FeatureServer` : PATHS[service],
  )

export const CLIENTS = ['qgis', 'arcgis', 'supermap', 'geoserver', 'openlayers', 'maplibre', 'gdal', 'python'] as const
export type Client = (typeof CLIENTS)[number]

/** As their makers write them. */
export const CLIENT_NAMES: Record<Client, string> = {
  qgis: 'QGIS',
  arcgis: 'ArcGIS Pro',
  supermap: 'SuperMap',
  geoserver: 'GeoServer',
  openlayers: 'OpenLayers',
  maplibre: 'MapLibre',
  gdal: 'GDAL',
  python: 'Python',
}

const COLLECTION = 'component_points'

/** What is entered in the client or written into a program, ready to be copied. */
export function snippetFor(client: Client, endpoints: Endpoints): string {
  const at = (path: string) => addressOf(endpoints, path)
  switch (client) {
    case 'qgis':
      return at('/ogc')
    case 'arcgis':
      return `${at('/ogc')}\n${serviceAddress(endpoints, 'feature')}`
    case 'supermap':
      return at('/wfs')
    case 'geoserver':
      return at('/wfs?service=WFS&version=2.0.0&request=GetCapabilities')
    case 'openlayers':
      return openLayers(at('/tiles/components/{z}/{x}/{y}'))
    case 'maplibre':
      return mapLibre(at('/tiles/components'))
    case 'gdal':
      return gdal(endpoints)
    case 'python':
      return python(at(`/ogc/collections/${COLLECTION}/items?limit=10000`))
  }
}

const openLayers = (tiles: string): string => `map.addLayer(new ol.layer.VectorTile({
  source: new ol.source.VectorTile({
    format: new ol.format.MVT(),
    url: '${tiles}',
    maxZoom: 18,
  }),
}))`

const mapLibre = (tileJson: string): string => `map.addSource('components', {
  type: 'vector',
  url: '${tileJson}',
})
map.addLayer({
  id: 'components',
  type: 'circle',
  source: 'components',
  'source-layer': 'components',
  minzoom: 13,
  paint: { 'circle-radius': 3, 'circle-color': '#0f6fff' },
})`

function gdal({ origin, token }: Endpoints): string {
  const key = token ? ` --config GDAL_HTTP_HEADERS "X-API-Key: ${token}"` : ''
  return `ogr2ogr -f GPKG components.gpkg "OAPIF:${origin}/ogc" ${COLLECTION} -oo PAGE_SIZE=10000${key}
ogr2ogr -f GPKG lamps.gpkg "OAPIF:${origin}/ogc" ${COLLECTION} -where "classCode = '0118'"${key}`
}

const python = (first: string): string => `import requests

url = '${first}'
features = []
while url:
    page = requests.get(url).json()
    features += page['features']
    url = next((link['href'] for link in page['links'] if link['rel'] == 'next'), None)
print(len(features))`

/** Answers that can be looked at in the browser. */
export const tryAddress = (endpoints: Endpoints, client: Client): string => {
  const path: Record<Client, string> = {
    qgis: `/ogc/collections/${COLLECTION}/items?f=html`,
    arcgis: '/ogc?f=html',
    supermap: '/wfs?service=WFS&version=2.0.0&request=GetFeature&typeNames=streets&count=2',
    geoserver: '/wfs?service=WFS&version=2.0.0&request=GetCapabilities',
    openlayers: '/tiles',
    maplibre: '/tiles/components',
    gdal: `/ogc/collections/${COLLECTION}?f=html`,
    python: `/ogc/collections/${COLLECTION}/items?limit=3&f=json`,
  }
  return addressOf(endpoints, path[client])
}
