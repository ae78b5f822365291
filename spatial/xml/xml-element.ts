/** An element of a small document that has been read whole. */
export interface XmlElement {
  /** Without prefix. */
  name: string
  /** Empty where none is in force. */
  namespace: string
  /** By local name. Where `a` and `x:a` stand side by side, the plain one counts; declarations of namespaces are not among them. */
  attributes: Readonly<Record<string, string>>
  children: readonly XmlElement[]
  /** What stands directly in this element, sections of character data included, as written. */
  text: string
  /** Namespaces by prefix in force here ('' for the default), for values that are qualified names. */
  prefixes: Readonly<Record<string, string>>
  /** Line in the document, from 1. */
  line: number
}

export const childrenNamed = (element: XmlElement, ...names: string[]): XmlElement[] =>
  element.children.filter(child => names.includes(child.name))

export const childNamed = (element: XmlElement, ...names: string[]): XmlElement | undefined =>
  element.children.find(child => names.includes(child.name))

/** Without the white space around it. */
export const plainText = (element: XmlElement): string => element.text.trim()

/** A qualified name as it stands in a text or an attribute, such as `city:component_points`. */
export interface QualifiedName {
  local: string
  prefix: string
  /** Undefined where the prefix is not declared. */
  namespace: string | undefined
}

/** Splits a qualified name and looks its prefix up where it stands. */
export function qualifiedName({ prefixes }: XmlElement, written: string): QualifiedName {
  const name = written.trim()
  const colon = name.indexOf(':')
  const prefix = colon < 0 ? '' : name.slice(0, colon)
  return { local: name.slice(colon + 1), prefix, namespace: prefixes[prefix] }
}
