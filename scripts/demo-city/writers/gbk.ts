/** GBK text, which Node decodes but does not encode: the table is turned round once. */
const decoder = new TextDecoder('gbk')

const codeOfCharacter = new Map<string, number>()
for (let lead = 0x81; lead <= 0xfe; lead++) {
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    if (trail === 0x7f) continue
    const character = decoder.decode(Uint8Array.of(lead, trail))
    if (character.length === 1 && character !== '\uFFFD' && !codeOfCharacter.has(character)) {
      codeOfCharacter.set(character, lead * 256 + trail)
    }
  }
}

/** A string in GBK; throws for a character that GBK does not have. */
export function gbk(text: string): Buffer {
  const bytes: number[] = []
  for (const character of text) {
    const ascii = character.charCodeAt(0)
    if (ascii < 0x80) {
      bytes.push(ascii)
      continue
    }
    const code = codeOfCharacter.get(character)
    if (code === undefined) throw new Error(`GBK has no ${character} (in ${text})`)
    bytes.push(code >> 8, code & 0xff)
  }
  return Buffer.from(bytes)
}

const known = new Map<string, Buffer>()

/** The same for texts that come again and again. */
export function gbkCached(text: string): Buffer {
  let bytes = known.get(text)
  if (!bytes) {
    bytes = gbk(text)
    known.set(text, bytes)
  }
  return bytes
}
