import { DomainError } from '../../spatial/domain-error.ts'
import type { TileRequest } from './live-tiles.ts'

/** A tile that takes longer would not be waited for. */
const TIMEOUT_MS = 10_000

/**
 * Asks a Martin that runs `martin.yaml` for a tile instead of encoding it here: uncompressed, empty where nothing is. Martin
 * reads the database after the mirror did, so a tile is never older than the tag it is sent under. Throws `not-ready` when
 * Martin does not answer.
 */
export async function martinTile(martinUrl: string, request: TileRequest): Promise<Uint8Array> {
  const address = addressOf(martinUrl, request)
  const answer = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(cause => {
    throw new DomainError('not-ready', 'The tile server behind this address does not answer.', { cause })
  })
  if (answer.status === 204) return new Uint8Array()
  if (!answer.ok) throw new DomainError('not-ready', `The tile server behind this address answered ${answer.status}.`)
  return new Uint8Array(await answer.arrayBuffer())
}

function addressOf(martinUrl: string, { layer, tile: { z, x, y }, filter }: TileRequest): URL {
  const address = new URL(`${martinUrl.replace(/\/$/, '')}/${layer}/${z}/${x}/${y}`)
  const { classes = [], states = [], units = [] } = filter ?? {}
  for (const [name, list] of Object.entries({ class: classes, state: states, unit: units }))
    if (list.length > 0) address.searchParams.set(name, list.join(','))
  return address
}
