import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answered, api } from '../api/client.ts'

const LIST_LENGTH = 50
/** Beyond this many findings nobody reads a table: the rest is in the CSV. */
export const FINDINGS_SHOWN = 5000
const DIFFERENCES_PAGE = 200
const POLL_MS = 1000

const readImports = () => answered(api.GET('/api/imports', { params: { query: { limit: LIST_LENGTH } } }))
const readImport = (id: number) => answered(api.GET('/api/imports/{id}', { params: { path: { id } } }))

export type Batch = Awaited<ReturnType<typeof readImport>>
export type BatchState = Batch['state']

/** States in which the server is at work and the report grows. */
const WORKING: readonly BatchState[] = ['reading', 'checking']
export const isWorking = (batch: Batch | undefined): boolean => batch !== undefined && WORKING.includes(batch.state)

export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: readImports,
  refetchInterval: ({ state }) => (state.data?.imports.some(isWorking) ? POLL_MS : false),
})

export const importQuery = (id: number) =>
  queryOptions({
    queryKey: ['import', id],
    queryFn: () => readImport(id),
    refetchInterval: ({ state }) => (isWorking(state.data) ? POLL_MS : false),
  })

export const datasetsQuery = queryOptions({
  queryKey: ['datasets'],
  queryFn: () => answered(api.GET('/api/imports/datasets')),
  staleTime: Number.POSITIVE_INFINITY,
})

const readFindings = (id: number) =>
  answered(api.GET('/api/imports/{id}/findings', { params: { path: { id }, query: { limit: FINDINGS_SHOWN } } }))

export type Finding = Awaited<ReturnType<typeof readFindings>>['features'][number]
export type Severity = Finding['properties']['severity']

/** Findings belong to a state of the batch: a retry replaces them. */
export const findingsQuery = (batch: Pick<Batch, 'id' | 'state'>) =>
  queryOptions({ queryKey: ['findings', batch.id, batch.state], queryFn: () => readFindings(batch.id) })

const readDifferences = (id: number, after: string | undefined) =>
  answered(
    api.GET('/api/imports/{id}/differences', {
      params: { path: { id }, query: { limit: DIFFERENCES_PAGE, ...(after && { after }) } },
    }),
  )

export type Difference = Awaited<ReturnType<typeof readDifferences>>['differences'][number]

export const differencesQuery = (batch: Pick<Batch, 'id' | 'state'>) =>
  infiniteQueryOptions({
    queryKey: ['differences', batch.id, batch.state],
    queryFn: ({ pageParam }) => readDifferences(batch.id, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next,
  })
