export interface SentRequest {
  method: string
  path: string
  /** As they were written, in order. */
  parameters: readonly (readonly [name: string, value: string])[]
  headers: Readonly<Record<string, string | string[] | undefined>>
}

export interface ClientRule {
  id: string
  /** What clients do, and what we make of it. */
  zh: string
  en: string
  applies(sent: SentRequest): boolean
}

const valueNamed = ({ parameters }: SentRequest, name: string): string | undefined =>
  parameters.findLast(([key]) => key.toLowerCase() === name)?.[1]

const isUnder = ({ path }: SentRequest, service: string): boolean => path === service || path.startsWith(`${service}/`)

/** The reference systems that a request names; WFS writes that of a box behind its numbers. */
const crsNames = (sent: SentRequest): string[] =>
  ['crs', 'bbox-crs', 'filter-crs', 'srsname', 'bbox'].flatMap(name => valueNamed(sent, name)?.split(',').at(-1) ?? [])

const isWfs10 = (sent: SentRequest): boolean => valueNamed(sent, 'version') === '1.0.0'

/** Where clients depart from what one would expect, and the server meets them. Each stands for code that a test proves. */
export const CLIENT_RULES: readonly ClientRule[] = [
  {
    id: 'token-in-address',
    zh: '密钥写在地址参数 token 中，已带入回答的每个链接。',
    en: 'The key came as ?token= and goes on into every link of the answer.',
    applies: sent => valueNamed(sent, 'token') !== undefined,
  },
  {
    id: 'open-years',
    zh: 'datetime 中的 0000 年和 9999 年按无限期处理。',
    en: 'Years 0000 and 9999 in datetime mean an open end.',
    applies: sent => /(^|\/)(0000|9999)-/.test(valueNamed(sent, 'datetime') ?? ''),
  },
  {
    id: 'dangling-t',
    zh: '日期末尾多出的 T（GDAL 的写法）已忽略。',
    en: 'The dangling T after a date, as GDAL writes it, was passed over.',
    applies: sent => /\d{4}-\d{2}-\d{2}T(\/|$)/.test(valueNamed(sent, 'datetime') ?? ''),
  },
  {
    id: 'last-parameter-counts',
    zh: '同一参数出现多次，以最后一个为准。',
    en: 'A parameter stood several times; the last one counted.',
    applies: ({ path, parameters }) =>
      path.startsWith('/ogc') && new Set(parameters.map(([name]) => name)).size < parameters.length,
  },
  {
    id: 'page-limit',
    zh: '每页最多 10,000 条，更大的 limit 按 10,000 处理；请沿 next 链接继续。',
    en: 'A page holds 10,000 features at most; follow the next link.',
    applies: sent => isUnder(sent, '/ogc') && Number(valueNamed(sent, 'limit') ?? 0) > 10_000,
  },
  {
    id: 'own-offset',
    zh: '客户端自行计算 offset（ArcGIS 的做法）；翻页期间若有发布，请改用 next 链接以保证一致。',
    en: 'The client counts its own offset, as ArcGIS does; next links hold one state while others publish.',
    applies: sent => isUnder(sent, '/ogc') && valueNamed(sent, 'offset') !== undefined && !valueNamed(sent, 'cursor'),
  },
  {
    id: 'trailing-slash',
    zh: '地址末尾的斜杠已忽略。',
    en: 'The slash at the end of the address was passed over.',
    applies: ({ path }) => path.length > 1 && path.endsWith('/'),
  },
  {
    id: 'bare-content-crs',
    zh: 'Content-Crs 未加尖括号（QGIS 的写法），已接受。',
    en: 'Content-Crs came without angle brackets, as QGIS writes it.',
    applies: ({ headers }) => typeof headers['content-crs'] === 'string' && !headers['content-crs'].startsWith('<'),
  },
  {
    id: 'authority-order',
    zh: '该坐标系按权威机构定义的轴序解释坐标：EPSG:4490、4326 为纬度在前。',
    en: 'Coordinates under this reference system are in the order of its authority: latitude first under EPSG:4490 and 4326.',
    applies: sent => crsNames(sent).some(name => /(?:EPSG\/0\/|EPSG::)(?:4490|4326)$/.test(name)),
  },
  {
    id: 'short-crs-name',
    zh: '坐标系写作 EPSG:n 简称，按经度（东坐标）在前解释；要按权威机构的轴序，请用 urn 写法。',
    en: 'The reference system came by its short name EPSG:n and means longitude (easting) first; its urn means the order of the authority.',
    applies: sent => isUnder(sent, '/wfs') && !isWfs10(sent) && crsNames(sent).some(name => /^EPSG:\d+$/i.test(name)),
  },
  {
    id: 'longitude-first-in-1.0',
    zh: 'WFS 1.0.0 一律经度在前，不论坐标系怎样书写。',
    en: 'WFS 1.0.0 is longitude first under every name of a reference system.',
    applies: sent => isUnder(sent, '/wfs') && isWfs10(sent),
  },
  {
    id: 'count-default',
    zh: '请求未带 COUNT，WFS 2.0 先给 10,000 条；其余沿 next 链接继续。',
    en: 'Without COUNT WFS 2.0 gives the first 10,000; the next link leads on.',
    applies: sent =>
      isUnder(sent, '/wfs') &&
      /^getfeature$/i.test(valueNamed(sent, 'request') ?? '') &&
      (valueNamed(sent, 'version') ?? '2').startsWith('2') &&
      valueNamed(sent, 'count') === undefined,
  },
  {
    id: 'no-if-match',
    zh: '修改时未带 If-Match，按当前版本处理；带上 ETag 可避免覆盖他人的修改。',
    en: 'A change without If-Match was taken as meant for the present version; send the ETag not to overwrite others.',
    applies: ({ method, path, headers }) =>
      ['PUT', 'PATCH', 'DELETE'].includes(method) && path.startsWith('/ogc') && headers['if-match'] === undefined,
  },
  {
    id: 'revalidated',
    zh: '客户端带来了 ETag；内容未变时以 304 回答，不再传输。',
    en: 'The client showed an ETag; what has not changed is answered with 304 and not sent again.',
    applies: ({ headers }) => headers['if-none-match'] !== undefined,
  },
  {
    id: 'tile-ending',
    zh: '瓦片地址末尾的 .mvt 或 .pbf 已忽略。',
    en: 'The ending .mvt or .pbf of a tile was passed over.',
    applies: ({ path }) => path.startsWith('/tiles/') && /\.(mvt|pbf)$/.test(path),
  },
]

/** The rules that a request met. */
export const rulesFor = (sent: SentRequest): ClientRule[] => CLIENT_RULES.filter(rule => rule.applies(sent))
