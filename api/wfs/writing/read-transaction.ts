import type { WrittenProperty } from '../../../spatial/gml/read-feature.ts'
import { isGml } from '../../../spatial/gml/read-gml.ts'
import {
  childNamed,
  childrenNamed,
  plainText,
  qualifiedName,
  type XmlElement,
} from '../../../spatial/xml/xml-element.ts'
import { invalidParameter, missingParameter, WfsException } from '../wfs-exception.ts'

/** What is to be done, in the order in which it was written. */
export type Action = (
  | { kind: 'Insert'; features: XmlElement[]; idgen: Idgen }
  | { kind: 'Update'; typeName: string; properties: WrittenProperty[]; filter: XmlElement | undefined }
  | { kind: 'Replace'; feature: XmlElement; filter: XmlElement }
  | { kind: 'Delete'; typeName: string; filter: XmlElement }
) & { handle: string | undefined; srsName: string | undefined }

const IDGEN = ['GenerateNew', 'UseExisting', 'ReplaceDuplicate'] as const
export type Idgen = (typeof IDGEN)[number]

export interface Transaction {
  actions: Action[]
  lockId: string | undefined
  releaseAction: 'ALL' | 'SOME'
}

/** Reads a Transaction of WFS 1.0, 1.1 or 2.0; QGIS and GDAL mix the namespaces of the versions, so names alone count. */
export function readTransaction(root: XmlElement): Transaction {
  const lockElement = childNamed(root, 'LockId')
  const lockId = (root.attributes.lockId ?? (lockElement && plainText(lockElement)))?.trim()
  return {
    actions: root.children.filter(({ name }) => name !== 'LockId').flatMap(element => actionOf(element, root)),
    lockId: lockId === '' ? undefined : lockId,
    releaseAction: oneOf(root.attributes.releaseAction, ['ALL', 'SOME'] as const, 'releaseAction'),
  }
}

function actionOf(element: XmlElement, root: XmlElement): Action[] {
  const common = {
    handle: element.attributes.handle,
    srsName: element.attributes.srsName ?? root.attributes.srsName,
  }
  switch (element.name) {
    case 'Insert':
      return [{ kind: 'Insert', ...common, features: featuresIn(element), idgen: idgenOf(element) }]
    case 'Update':
      return [
        {
          kind: 'Update',
          ...common,
          typeName: typeNameOf(element),
          filter: childNamed(element, 'Filter'),
          properties: propertiesOf(element),
        },
      ]
    case 'Replace':
      return [{ kind: 'Replace', ...common, feature: onlyFeature(element), filter: filterOf(element) }]
    case 'Delete':
      return [{ kind: 'Delete', ...common, typeName: typeNameOf(element), filter: filterOf(element) }]
    case 'Native':
      return passedOver(element)
    default:
      throw new WfsException('OperationParsingFailed', `${element.name.slice(0, 60)} is no action of a transaction.`, {
        locator: element.attributes.handle ?? 'Transaction',
      })
  }
}

/** What one vendor's server understands is left out where the client says that it may be. */
function passedOver({ attributes }: XmlElement): Action[] {
  if (attributes.safeToIgnore === 'true' || attributes.safeToIgnore === '1') return []
  throw invalidParameter(
    attributes.handle ?? 'Native',
    `Native actions of "${attributes.vendorId ?? ''}" are not known.`,
  )
}

/** Whole collections may stand in the place of their members. */
const featuresIn = (element: XmlElement): XmlElement[] =>
  element.children.flatMap(child =>
    child.name === 'FeatureCollection'
      ? childrenNamed(child, 'member', 'featureMember', 'featureMembers').flatMap(member => member.children)
      : [child],
  )

function onlyFeature(element: XmlElement): XmlElement {
  const features = element.children.filter(({ name }) => name !== 'Filter')
  if (features.length === 1) return features[0]!
  throw invalidParameter(element.attributes.handle ?? 'Replace', `Replace: ${features.length} features, expected one.`)
}

const idgenOf = ({ attributes }: XmlElement): Idgen => oneOf(attributes.idgen, IDGEN, 'idgen')

/** The first is what holds where nothing is written. */
function oneOf<Word extends string>(
  written: string | undefined,
  words: readonly [Word, ...Word[]],
  name: string,
): Word {
  if (written === undefined) return words[0]
  const found = words.find(word => word.toLowerCase() === written.toLowerCase())
  if (found) return found
  throw invalidParameter(name, `${name}="${written.slice(0, 60)}": expected ${words.join(' or ')}.`)
}

function typeNameOf({ attributes }: XmlElement): string {
  const written = attributes.typeName ?? attributes.typeNames
  if (!written) throw missingParameter('typeName')
  return written
}

function filterOf(element: XmlElement): XmlElement {
  const filter = childNamed(element, 'Filter')
  if (filter) return filter
  throw filterMissing(element.name, element.attributes.handle)
}

/** Without a filter every feature of the type would be meant, which nobody means. */
export const filterMissing = (action: string, handle: string | undefined): WfsException =>
  new WfsException('MissingParameterValue', `${action}: the Filter that says which features is missing.`, {
    locator: handle ?? 'Filter',
  })

const propertiesOf = (update: XmlElement): WrittenProperty[] =>
  childrenNamed(update, 'Property').map(property => {
    const reference = childNamed(property, 'ValueReference', 'Name')
    if (!reference) throw missingParameter('ValueReference')
    const { local, namespace } = qualifiedName(reference, lastStep(plainText(reference)))
    const content = childNamed(property, 'Value')
    const isRemoved = !content || reference.attributes.action === 'remove'
    return {
      name: local,
      isStandard: namespace !== undefined && isGml({ ...reference, namespace }) && reference.text.includes(':'),
      content: isRemoved ? { ...property, attributes: {}, children: [], text: '' } : content,
    }
  })

/** Paths start at the feature: `city:component_points/city:note[1]` is the note. */
const lastStep = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\[1\]$/, '')
