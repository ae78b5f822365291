/** What must be escaped, and what has no place in XML 1.0 at all, escaped or not. */
const SPECIAL = /[&<>"\r]|[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u
const EVERY_SPECIAL = new RegExp(SPECIAL, 'gu')
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }

/** Text as it stands in an attribute within double quotes, and in an element. */
export const escapeXml = (text: string): string =>
  SPECIAL.test(text) ? text.replace(EVERY_SPECIAL, found => ENTITIES[found] ?? '') : text

const SPECIAL_IN_TEXT = new RegExp(SPECIAL.source.replace('"', ''), 'u')
const EVERY_SPECIAL_IN_TEXT = new RegExp(SPECIAL_IN_TEXT, 'gu')

/** Text as it stands in an element: quotes, of which JSON is full, stay as they are. */
export const escapeXmlText = (text: string): string =>
  SPECIAL_IN_TEXT.test(text) ? text.replace(EVERY_SPECIAL_IN_TEXT, found => ENTITIES[found] ?? '') : text
