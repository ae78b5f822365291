import type { paths } from '../api/schema.gen.ts'

export type NewKeyBody = paths['/api/keys']['post']['requestBody']['content']['application/json']

/** A key as it is filled in. Nothing chosen means everything. */
export interface KeyForm {
  name: string
  layers: string[]
  /** Of the one layer that is chosen. */
  attributes: string[]
  areaCodes: string[] | null
  canWrite: boolean
  perMinute: number | null
  perDay: number | null
  /** An instant; null for no end. */
  until: string | null
}

export const NEW_KEY: KeyForm = {
  name: '',
  layers: [],
  attributes: [],
  areaCodes: null,
  canWrite: false,
  perMinute: null,
  perDay: null,
  until: null,
}

/** What the server is to make of it. */
export function keyBody({
  name,
  layers,
  attributes,
  areaCodes,
  canWrite,
  perMinute,
  perDay,
  until,
}: KeyForm): NewKeyBody {
  const grant = { attributes: attributes.length > 0 ? attributes : null, canWrite }
  const isNarrowed = layers.length > 0 || areaCodes !== null
  return {
    name: name.trim(),
    scopes: canWrite ? ['components:write'] : [],
    grants: isNarrowed
      ? [
          {
            layers: layers.length > 0 ? Object.fromEntries(layers.map(layer => [layer, grant])) : null,
            area: areaCodes && { codes: areaCodes },
          },
        ]
      : null,
    quotaPerMinute: perMinute,
    quotaPerDay: perDay,
    expiresAt: until,
  }
}
