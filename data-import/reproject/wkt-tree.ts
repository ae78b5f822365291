/** A WKT definition as a tree: `GEOGCS["…", DATUM[…], …]`. */
export interface WktNode {
  keyword: string
  /** Quoted and bare values, in order. */
  values: string[]
  children: WktNode[]
}

/** Real definitions nest about six levels. */
const MOST_LEVELS = 32
const TOKEN = /\s*(?:"((?:[^"]|"")*)"|([A-Za-z_]\w*)\s*(?=[[(])|([[(])|([\])])|(,)|([^\s,[\]()"]+))/gy

/** Parses WKT 1 (OGC and ESRI) and WKT 2; `undefined` when it is no WKT. */
export function parseWkt(text: string): WktNode | undefined {
  const root: WktNode = { keyword: '', values: [], children: [] }
  const open: WktNode[] = [root]
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text)
    if (!match) return /^\s*$/.test(text.slice(TOKEN.lastIndex)) ? root.children[0] : undefined
    const [, quoted, keyword, opening, closing, , bare] = match
    const current = open.at(-1)!
    const value = quoted?.replaceAll('""', '"') ?? bare
    if (value !== undefined) current.values.push(value)
    else if (keyword) current.children.push({ keyword: keyword.toUpperCase(), values: [], children: [] })
    else if (opening) {
      const child = current.children.at(-1)
      if (!child || open.length > MOST_LEVELS) return undefined
      open.push(child)
    } else if (closing && open.pop() === root) return undefined
  }
  return open.length === 1 ? root.children[0] : undefined
}

export const child = (node: WktNode, ...keywords: string[]): WktNode | undefined =>
  node.children.find(({ keyword }) => keywords.includes(keyword))
