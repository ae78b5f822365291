import { SaxesParser, type SaxesTagNS } from 'saxes'
import { DomainError } from '../domain-error.ts'
import type { XmlElement } from './xml-element.ts'

export interface XmlLimits {
  /** Elements inside each other. */
  maxDepth?: number
  maxElements?: number
}

/** Deeper than any filter or geometry that a program writes; every reader of the tree may recurse. */
const MAX_DEPTH = 100
/** An element with its bookkeeping takes about 300 bytes. */
const MAX_ELEMENTS = 1_000_000

/** Prefixes that clients use without declaring them, mostly in filters within an address. What a document declares goes first. */
const USUAL_PREFIXES: Record<string, string> = Object.assign(Object.create(null), {
  fes: 'http://www.opengis.net/fes/2.0',
  gml: 'http://www.opengis.net/gml/3.2',
  ogc: 'http://www.opengis.net/ogc',
  wfs: 'http://www.opengis.net/wfs/2.0',
  xlink: 'http://www.w3.org/1999/xlink',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
})

type Unfinished = XmlElement & { children: XmlElement[] }

/**
 * Reads a document into a tree. Well-formed XML with namespaces and nothing beyond: no document type, so neither entities nor
 * anything fetched from elsewhere. Refuses with xml-not-valid, naming the place.
 */
export function readXml(
  text: string,
  { maxDepth = MAX_DEPTH, maxElements = MAX_ELEMENTS }: XmlLimits = {},
): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true, additionalNamespaces: USUAL_PREFIXES })
  const open: Unfinished[] = []
  let root: XmlElement | undefined
  let elements = 0
  const refuse = (problem: string): never => {
    throw new DomainError('xml-not-valid', `Line ${parser.line}, column ${parser.column}: ${problem}.`)
  }
  const append = (part: string) => {
    const element = open.at(-1)
    if (element) element.text += part
  }
  parser.on('error', error => refuse(problemOf(error)))
  parser.on('doctype', () => refuse('a document type is not accepted'))
  parser.on('text', append)
  parser.on('cdata', append)
  parser.on('opentag', tag => {
    if (open.length >= maxDepth) refuse(`more than ${maxDepth} elements inside each other`)
    if (++elements > maxElements) refuse(`more than ${maxElements} elements`)
    const parent = open.at(-1)
    const element = elementOf(tag, parent?.prefixes ?? USUAL_PREFIXES, parser.line)
    parent?.children.push(element)
    root ??= element
    open.push(element)
  })
  parser.on('closetag', () => open.pop())
  parser.write(text).close()
  return root!
}

function elementOf(tag: SaxesTagNS, inherited: Readonly<Record<string, string>>, line: number): Unfinished {
  const declared = Object.keys(tag.ns).length > 0
  return {
    name: tag.local,
    namespace: tag.uri,
    attributes: attributesOf(tag),
    children: [],
    text: '',
    prefixes: declared ? Object.assign(Object.create(null), inherited, tag.ns) : inherited,
    line,
  }
}

function attributesOf({ attributes }: SaxesTagNS): Record<string, string> {
  const byName: Record<string, string> = Object.create(null)
  for (const { prefix, local, value } of Object.values(attributes))
    if (prefix !== 'xmlns' && (prefix === '' || !(local in byName))) byName[local] = value
  delete byName.xmlns
  return byName
}

/** The parser puts its own position in front. */
const problemOf = ({ message }: Error): string => message.replace(/^(\d+:\d+: )?/, '').replace(/\.$/, '')
