import { COMMON_PARAMETERS } from './open-api-parameters.ts'

export interface Operation {
  operationId: string
  summary: string
  tag: string
  mediaTypes: readonly string[]
  parameters?: readonly object[]
}

const PROBLEM = {
  description: 'Refused or failed',
  content: { 'application/problem+json': { schema: { type: 'object' } } },
}

/** A reading operation: what it answers, and that everything else is a problem document. */
export const reading = ({
  operationId,
  summary,
  tag,
  mediaTypes,
  parameters = COMMON_PARAMETERS,
}: Operation): object => ({
  get: {
    operationId,
    summary,
    tags: [tag],
    parameters,
    responses: {
      200: {
        description: summary,
        content: Object.fromEntries(
          mediaTypes.map(type => [type, { schema: { type: isJson(type) ? 'object' : 'string' } }]),
        ),
      },
      default: PROBLEM,
    },
  },
})

const isJson = (mediaType: string): boolean => mediaType.includes('json')
