import type { WfsCall } from '../operation.ts'

/** What the service says of itself, in the words of every version. */
export function serviceWords({ request }: WfsCall) {
  const { nameZh, nameEn, isDemo } = request.server.city
  return {
    title: `${nameZh}城市管理地理数据 / City management data of ${nameEn}`,
    abstract: isDemo
      ? '演示数据，非真实城市数据。Synthetic data for demonstration: components, unit grids, areas, places and base map.'
      : '部件、单元网格、区划、地名与基础底图。Components, unit grids, areas, places and base map.',
    keywords: ['部件', '单元网格', 'components', 'unit grids'],
    provider: `${nameZh}数字化城市管理指挥中心`,
  }
}

export type ServiceWords = ReturnType<typeof serviceWords>
