import type { FastifyRequest } from 'fastify'
import type { City } from '../../../spatial/catalogue/city.ts'
import { DomainError } from '../../../spatial/domain-error.ts'
import type { Language } from '../language.ts'
import { type CollectionTiles, tilesOfType } from './collection-tiles.ts'

/** The collections that tiles of the whole data set show: those of a list with commas between, all without one. */
export function chosenTiles({ featureTypes }: FastifyRequest, list: string | undefined): CollectionTiles[] {
  const all = [...featureTypes.values()].flatMap(type => tilesOfType(type) ?? [])
  if (list === undefined) return all
  const names = [...new Set(list.split(','))]
  return names.map(name => {
    const found = all.find(({ type }) => type.name === name)
    if (found) return found
    const known = all.map(({ type }) => type.name).join(', ')
    throw new DomainError('invalid-parameter', `collections: there are no tiles of "${name}"; there are ${known}.`)
  })
}

export const datasetTitle = ({ nameZh, nameEn }: City, language: Language): string =>
  language === 'zh' ? `${nameZh}全部要素集` : `${nameEn}: all collections`
