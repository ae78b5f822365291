import { escapeXml, escapeXmlText } from './escape-xml.ts'

/** Undefined attributes are left out. */
export type XmlAttributes = Readonly<Record<string, string | number | undefined>>

/** Attributes as they stand in a tag, a blank before each. */
export const attributesText = (attributes: XmlAttributes): string =>
  Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('')

/** An element whose content is XML already. */
export function tag(name: string, attributes: XmlAttributes, ...content: string[]): string {
  const start = name + attributesText(attributes)
  return content.length === 0 ? `<${start}/>` : `<${start}>${content.join('')}</${name}>`
}

/** An element that holds a text. */
export const textTag = (name: string, text: string, attributes: XmlAttributes = {}): string =>
  tag(name, attributes, escapeXmlText(text))

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
