import type { FastifyRequest } from 'fastify'
import { lookAt } from '../../../spatial/imagery/look-at.ts'
import { searchPictures } from '../../../spatial/imagery/search-pictures.ts'
import { componentsSeenBy, eyesOf } from '../eyes.ts'
import { itemCollection, itemDocument, stacAddress } from './documents.ts'
import { type SearchWords, searchOf, targetOf } from './search-query.ts'

/** Pages of items; with `lookAt`, those that look at it, best first. */
export async function itemsFound(request: FastifyRequest, words: SearchWords, from: { path: string; query?: object }) {
  const self = stacAddress(request, from.path, { ...from.query })
  if (words.lookAt !== undefined) return itemCollection(request, { items: await looking(request, words), self })
  const search = searchOf(words)
  const cameras = await searchPictures(request.server.database.db, { ...search, eyes: eyesOf(request) })
  const last = cameras.length === search.limit ? cameras.at(-1)!.id : undefined
  return itemCollection(request, {
    items: cameras.map(camera => itemDocument(request, camera)),
    self,
    ...(last !== undefined && { next: nextLink(request, words, { ...from, last }) }),
  })
}

/** Items in the order of how well they look at the target, within the other words of the search. */
async function looking(request: FastifyRequest, words: SearchWords) {
  const { limit, from: begin, to, sequences, ids } = searchOf(words)
  const subject = targetOf(words.lookAt!)
  const views = await lookAt(request.server.database.db, {
    subject,
    at: Date.now(),
    eyes: eyesOf(request),
    sight: 'component' in subject ? componentsSeenBy(request) : undefined,
    count: 1000,
  })
  const isAsked = ({ camera }: (typeof views)[number]) =>
    (!sequences || sequences.includes(camera.sequenceId)) &&
    (!ids || ids.includes(camera.id)) &&
    (typeof begin !== 'string' || camera.capturedAt >= Date.parse(begin)) &&
    (typeof to !== 'string' || camera.capturedAt <= Date.parse(to))
  return views
    .filter(isAsked)
    .slice(0, limit)
    .map(view => itemDocument(request, view.camera, view))
}

function nextLink(
  request: FastifyRequest,
  words: SearchWords,
  { path, query, last }: { path: string; query?: object; last: string },
) {
  const common = { rel: 'next', type: 'application/geo+json' }
  if (query) return { ...common, href: stacAddress(request, path, { ...query, after: last }) }
  return { ...common, href: stacAddress(request, path), method: 'POST', body: { ...words, after: last } }
}
