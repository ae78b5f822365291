import { readFileSync, writeFileSync } from 'node:fs'
import { type OpenApiDocument, pathsType } from './api-types/paths-type.ts'

const DOCUMENT = new URL('../api/contract/openapi.json', import.meta.url)
const TYPES = new URL('../viewer/api/schema.gen.ts', import.meta.url)

/** Writes the viewer's API types from the committed OpenAPI document. */
export function writeApiTypes(document: URL = DOCUMENT): void {
  writeFileSync(TYPES, pathsType(JSON.parse(readFileSync(document, 'utf8')) as OpenApiDocument))
}

if (import.meta.main) writeApiTypes()
