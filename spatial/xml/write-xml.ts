import { escapeXml } from './escape-xml.ts'

/** Undefined attributes are left out. */
export type XmlAttributes = Readonly<Record<string, string | number | undefined>>

/** An element whose content is XML already. */
export function tag(name: string, attributes: XmlAttributes, ...content: string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([attribute, value]) => ` ${attribute}="${escapeXml(String(value))}"`)
    .join('')
  return content.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${content.join('')}</${name}>`
}

/** An element that holds a text. */
export const textTag = (name: string, text: string, attributes: XmlAttributes = {}): string =>
  tag(name, attributes, escapeXml(text))

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
