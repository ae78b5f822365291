import { type Schema, schemaType } from './schema-type.ts'

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema?: Schema
  readonly description?: string
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>

interface Operation {
  readonly summary?: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly required?: boolean; readonly content: Content }
  readonly responses?: Readonly<Record<string, { readonly content?: Content }>>
}

export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> }
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete']
const PLACES = ['query', 'header', 'path', 'cookie']

/** The document as the `paths` interface that openapi-fetch is typed by. */
export function pathsType({ paths, components }: OpenApiDocument): string {
  const schemas = Object.entries(components?.schemas ?? {}).map(
    ([name, schema]) => `${JSON.stringify(name)}: ${schemaType(schema)}`,
  )
  return [
    '// Generated from api/contract/openapi.json by scripts/api-types.ts. Do not edit.',
    `export interface paths {\n${Object.entries(paths).map(pathType).join('\n')}\n}`,
    `export interface components { schemas: { ${schemas.join('; ')} } }`,
    '',
  ].join('\n')
}

function pathType([path, operations]: [string, Readonly<Record<string, Operation>>]): string {
  const methods = METHODS.map(method => {
    const operation = operations[method]
    return operation ? `${method}: ${operationType(operation)}` : `${method}?: never`
  })
  return `  ${JSON.stringify(path)}: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; ${methods.join('; ')} }`
}

function operationType({ parameters = [], requestBody, responses = {} }: Operation): string {
  const body = requestBody
    ? `requestBody${requestBody.required ? '' : '?'}: { content: ${contentType(requestBody.content)} }`
    : 'requestBody?: never'
  const answers = Object.entries(responses).map(([status, { content }]) => {
    const code = status === 'default' ? '"default"' : status
    return `${code}: { headers: Record<string, unknown>; content${content ? '' : '?'}: ${content ? contentType(content) : 'never'} }`
  })
  return `{ parameters: { ${PLACES.map(place => placeType(place, parameters)).join('; ')} }; ${body}; responses: { ${answers.join('; ')} } }`
}

function placeType(place: string, parameters: readonly Parameter[]): string {
  const here = parameters.filter(parameter => parameter.in === place)
  if (here.length === 0) return `${place}?: never`
  const members = here.map(
    ({ name, required, schema }) => `${JSON.stringify(name)}${required ? '' : '?'}: ${schemaType(schema)}`,
  )
  return `${place}${here.some(parameter => parameter.required) ? '' : '?'}: { ${members.join('; ')} }`
}

const contentType = (content: Content): string =>
  `{ ${Object.entries(content)
    .map(([type, { schema }]) => `${JSON.stringify(type)}: ${schemaType(schema)}`)
    .join('; ')} }`
