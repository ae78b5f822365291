import type { Entry } from './words.ts'

/** How programs of other bureaus connect. Loaded with the page that tells it. */
export const DEVELOPERS_WORDS = {
  'dev.title': ['服务接入', 'For developers'],
  'dev.intro': [
    '本平台的部件、网格、地名和底图通过标准服务提供。下面的地址就是这台服务器的地址，可直接复制使用。',
    'Components, grids, places and the base map are served by open standards. The addresses below are those of this very server; copy them as they are.',
  ],
  'dev.keyTitle': ['密钥', 'Key'],
  'dev.keyWhy': [
    '公开图层不需要密钥。有密钥的，在此填入，下面的地址会带上它；它只留在这个页面里。',
    'Public layers need no key. If you have one, enter it here and the addresses below carry it; it stays in this page.',
  ],
  'dev.keyHint': ['wangge_ 开头的密钥，可不填', 'a key that begins with wangge_, or nothing'],
  'dev.keyWays': [
    '密钥有三种带法：请求头 Authorization: Bearer、请求头 X-API-Key，或地址参数 token。用地址参数时，回答里的每个链接都会带上它。',
    'A key travels as the header Authorization: Bearer, as the header X-API-Key, or as the parameter token; then every link of an answer carries it.',
  ],
  'dev.order': [
    '坐标：GeoJSON 经度在前；EPSG:4490、4326 按标准纬度在前；EPSG:4544 北坐标在前。',
    'Coordinates: GeoJSON is longitude first; EPSG:4490 and 4326 are latitude first as their authority says; EPSG:4544 northing first.',
  ],
  'dev.try': ['试一试', 'Try it'],
  'dev.services': ['服务地址', 'Addresses'],
  'dev.clients': ['怎样连接', 'How to connect'],
  'dev.trouble': ['连不上？', 'It does not work?'],
  'dev.troubleWhy': [
    '“接入诊断”列出您的客户端实际发来的请求、我们的回答和所用的兼容规则。',
    'The diagnosis page lists what your client really sent, what was answered and which rule applied.',
  ],
  'service.ogc': ['OGC API 要素', 'OGC API Features'],
  'service.wfs': ['WFS 要素服务', 'WFS'],
  'service.feature': ['ArcGIS 要素服务', 'ArcGIS FeatureServer'],
  'service.tiles': ['矢量瓦片', 'Vector tiles'],
  'service.json': ['JSON 接口文档', 'JSON API, documented'],
  'service.changes': ['变更订阅', 'Change feed'],
  'client.qgis': [
    '图层菜单，添加图层，添加 WFS / OGC API 要素图层，新建连接，填入地址；版本选“OGC API 要素”或自动检测。编辑需要带写入权限的密钥。',
    'Layer, Add Layer, Add WFS / OGC API Features Layer, New; enter the address and let the version be detected. Editing needs a key that may write.',
  ],
  'client.arcgis': [
    '插入，连接，新建 OGC API 服务器，填入地址（只读）；需要编辑时，用“添加数据，来自路径的数据”填入要素服务地址。',
    'Insert, Connections, New OGC API Server, enter the address (read only); to edit, use Add Data, Data From Path with the feature service.',
  ],
  'client.supermap': [
    'iDesktopX：数据源，打开 Web 型数据源，选 WFS，填入地址；密钥写在地址的 token 参数里。',
    'iDesktopX: Datasource, Open Web Datasource, WFS, enter the address; the key stands in it as token.',
  ],
  'client.geoserver': [
    '新建数据存储，选 Web Feature Server (NG)，填入能力文档地址即可级联。',
    'Stores, Add new Store, Web Feature Server (NG), with the address of the capabilities.',
  ],
  'client.openlayers': ['网页地图，直接读取矢量瓦片。', 'A web map that reads the vector tiles.'],
  'client.maplibre': ['网页地图，读取 TileJSON。', 'A web map that reads TileJSON.'],
  'client.gdal': ['整层下载成 GeoPackage，或按条件下载。', 'The whole layer as a GeoPackage, or a part of it.'],
  'client.python': [
    '逐页读取全部要素；next 链接保证翻页期间数据一致。',
    'Reads all features page by page; next links hold one state.',
  ],
} as const satisfies Record<string, Entry>
