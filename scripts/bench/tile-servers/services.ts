import { PMTiles, type Source } from 'pmtiles'
import type { TileAddress } from '../../../tiles/engine/tile-frame.ts'
import { fileSource } from '../../../tiles/testing/file-source.ts'
import type { Asked } from '../http/ask-all.ts'

/** A server of tiles of components. */
export interface TileService {
  name: string
  /** The questions that a walk leads to. */
  walk: readonly Asked[]
}

const GZIP = { 'accept-encoding': 'gzip' }

/** One that is asked tile by tile under an address, `{address}/{z}/{x}/{y}{ending}`. */
export const tileService = (
  name: string,
  { address, ending = '', walk }: { address: string; ending?: string; walk: readonly TileAddress[] },
): TileService => ({
  name,
  walk: walk.map(({ z, x, y }) => ({ address: `${address}/${z}/${x}/${y}${ending}`, headers: GZIP })),
})

/**
 * Our archive, asked for the ranges that a reader asks for who knows its directories by now; `file` is the same on this machine.
 * What it has no tile for, such a reader does not ask.
 */
export async function archiveService(
  name: string,
  { address, file, walk }: { address: string; file: string; walk: readonly TileAddress[] },
): Promise<TileService> {
  const source = fileSource(file)
  const last = { range: '' }
  const watched: Source = {
    getKey: source.getKey,
    getBytes(offset, length) {
      last.range = `bytes=${offset}-${offset + length - 1}`
      return source.getBytes(offset, length)
    },
  }
  const archive = new PMTiles(watched)
  const questions: Asked[] = []
  // the tile itself is what is read last, after the directories that lead to it
  for (const { z, x, y } of walk)
    if (await archive.getZxy(z, x, y)) questions.push({ address, headers: { range: last.range } })
  return { name, walk: questions }
}
