import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../api/client.ts'

/** One unit grid with the areas it lies in. */
export const gridQuery = (code: string) =>
  queryOptions({
    queryKey: ['grid', code],
    queryFn: () => answered(api.GET('/api/grids/{code}', { params: { path: { code } } })),
  })

/** One district, street, community or management area. */
export const areaQuery = (code: string) =>
  queryOptions({
    queryKey: ['area', code],
    queryFn: () => answered(api.GET('/api/areas/{code}', { params: { path: { code } } })),
  })

/** How many components of each class a grid or an area holds. */
export const contentsQuery = (where: { grid: string } | { area: string }) =>
  queryOptions({
    queryKey: ['counts', where],
    queryFn: () => answered(api.GET('/api/components/counts', { params: { query: { by: 'class', ...where } } })),
  })

const readTiling = () => answered(api.GET('/api/grids/tiling'))

export type TilingFinding = Awaited<ReturnType<typeof readTiling>>['findings'][number]

/** Do grids and areas fill one another? Asked anew when something has been published. */
export const tilingQuery = queryOptions({ queryKey: ['tiling'], queryFn: readTiling })
