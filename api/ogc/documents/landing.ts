import type { FastifyRequest } from 'fastify'
import type { Language } from '../language.ts'
import { addresses, type Link, selfLinks } from '../links.ts'
import { MEDIA_TYPES } from '../media-types.ts'

/** Where everything of the service begins. */
export function landingDocument(
  request: FastifyRequest,
  { language, isHtml }: { language: Language; isHtml: boolean },
): { title: string; description: string; links: Link[] } {
  const href = addresses(request)
  const { nameZh, nameEn } = request.server.city
  const link = (rel: string, path: string, { type, title }: { type: string; title: string }): Link => {
    return { rel, href: href(path, { f: type === MEDIA_TYPES.html ? 'html' : 'json' }), type, title }
  }
  return {
    title: language === 'zh' ? `${nameZh}城市管理要素服务` : `${nameEn}: features of city management`,
    description:
      language === 'zh'
        ? '城市管理部件、单元网格、行政区域、地名地址与基础地理数据，按 OGC API 要素与瓦片标准提供。'
        : 'Components, unit grids, areas, places and the base map, served by OGC API Features and Tiles.',
    links: [
      ...selfLinks(request, { path: '/', isHtml }),
      link('service-desc', '/api', { type: MEDIA_TYPES.openapi, title: 'OpenAPI 3.0' }),
      link('service-doc', '/api', { type: MEDIA_TYPES.html, title: 'API' }),
      link('conformance', '/conformance', { type: MEDIA_TYPES.json, title: 'Conformance classes' }),
      link('http://www.opengis.net/def/rel/ogc/1.0/conformance', '/conformance', {
        type: MEDIA_TYPES.json,
        title: 'Conformance classes',
      }),
      link('data', '/collections', { type: MEDIA_TYPES.json, title: 'Collections' }),
      link('http://www.opengis.net/def/rel/ogc/1.0/data', '/collections', {
        type: MEDIA_TYPES.json,
        title: 'Collections',
      }),
      link('http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector', '/tiles', {
        type: MEDIA_TYPES.json,
        title: 'Vector tiles',
      }),
      link('http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes', '/tileMatrixSets', {
        type: MEDIA_TYPES.json,
        title: 'Tile matrix sets',
      }),
    ],
  }
}
