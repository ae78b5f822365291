import type { FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { sightSignature } from '../../spatial/access/narrowed.ts'
import { type OpenArchive, openArchive } from '../../tiles/archive/open-archive.ts'
import type { TileLayer } from '../../tiles/layers/tile-layer.ts'
import { hasChangedSince } from '../../tiles/mirror/changed-tiles.ts'
import { addressWith } from './address-with.ts'

export const ArchiveEntry = Type.Object({
  url: Type.String({ description: 'Address of the PMTiles archive' }),
  commit: Type.Integer({ description: 'Number of the commit that the archive shows' }),
  bytes: Type.Integer(),
  isStale: Type.Boolean({ description: 'Whether the layer has changed since' }),
  changed: Type.String({ description: 'Address that names the tiles which have changed since' }),
})
export type ArchiveEntry = Static<typeof ArchiveEntry>

/** The archive of a layer, for a caller who sees all that is in it. */
export async function archiveFor(
  { reader }: FastifyRequest,
  { id }: TileLayer,
  directory: string | undefined,
): Promise<OpenArchive | undefined> {
  // an archive cannot be cut: whoever sees a part of the city is served live tiles
  if (directory === undefined || sightSignature(reader.grants) !== '') return undefined
  return openArchive(directory, id)
}

/** What the catalogue and TileJSON say of a layer's archive; undefined where the caller has none. */
export async function archiveEntry(
  request: FastifyRequest,
  layer: TileLayer,
  directory: string | undefined,
): Promise<ArchiveEntry | undefined> {
  const archive = await archiveFor(request, layer, directory)
  if (!archive) return undefined
  await archive.file.close()
  const { mirror, database } = request.server
  const { commit, bytes } = archive
  return {
    url: addressWith(request, `/tiles/${layer.id}.pmtiles`),
    commit,
    bytes,
    isStale: await hasChangedSince(database, { layer, since: commit, upTo: mirror.seq }),
    changed: addressWith(request, `/tiles/${layer.id}/changed`, { since: String(commit) }),
  }
}
