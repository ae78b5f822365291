/** The part of JSON Schema (as OpenAPI 3.1 uses it) that our API's document contains. */
export interface Schema {
  readonly $ref?: string
  readonly description?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly items?: Schema | readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly nullable?: boolean
  readonly format?: string
}

/** TypeScript's spelling of a schema. What it does not know becomes `unknown`, never `any`. */
export function schemaType(schema: Schema | undefined): string {
  if (!schema) return 'unknown'
  const type = plainType(schema)
  return schema.nullable ? `${type} | null` : type
}

function plainType(schema: Schema): string {
  if (schema.$ref) return `components['schemas']['${schema.$ref.split('/').at(-1)}']`
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map(value => JSON.stringify(value)).join(' | ')
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return [...new Set(choices.map(schemaType))].join(' | ')
  if (schema.allOf) return schema.allOf.map(part => `(${schemaType(part)})`).join(' & ')
  if (Array.isArray(schema.type)) return schema.type.map(type => plainType({ ...schema, type })).join(' | ')
  return namedType(schema)
}

function namedType(schema: Schema): string {
  switch (schema.type) {
    case 'string':
      return schema.format === 'binary' ? 'Blob' : 'string'
    case 'number':
    case 'integer':
      return 'number'
    case 'boolean':
    case 'null':
      return schema.type
    case 'array':
      return arrayType(schema.items)
    case 'object':
      return objectType(schema)
    default:
      return schema.properties ? objectType(schema) : 'unknown'
  }
}

function arrayType(items: Schema['items']): string {
  if (Array.isArray(items)) return `[${items.map(schemaType).join(', ')}]`
  return `(${schemaType(items as Schema | undefined)})[]`
}

function objectType({ properties, required, additionalProperties, patternProperties }: Schema): string {
  const members = Object.entries(properties ?? {}).map(([name, schema]) => {
    const note = schema.description ? `/** ${schema.description.replaceAll('*/', '* /')} */ ` : ''
    return `${note}${JSON.stringify(name)}${required?.includes(name) ? '' : '?'}: ${schemaType(schema)}`
  })
  const rest = Object.values(patternProperties ?? {})[0] ?? additionalProperties
  const isOpen = rest === true || (typeof rest === 'object' && rest !== null)
  if (isOpen) {
    const record = `Record<string, ${rest === true ? 'unknown' : schemaType(rest as Schema)}>`
    return members.length === 0 ? record : `{ ${members.join('; ')} } & ${record}`
  }
  return members.length === 0 ? 'Record<string, unknown>' : `{ ${members.join('; ')} }`
}
