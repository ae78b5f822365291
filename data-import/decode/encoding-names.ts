/** Windows and OEM code page numbers that have a WHATWG decoder. */
const CODE_PAGES: Record<string, string> = {
  '866': 'ibm866',
  '874': 'windows-874',
  '932': 'shift_jis',
  '936': 'gb18030',
  '949': 'euc-kr',
  '950': 'big5',
  '1200': 'utf-16le',
  '1250': 'windows-1250',
  '1251': 'windows-1251',
  '1252': 'windows-1252',
  '1253': 'windows-1253',
  '1254': 'windows-1254',
  '1255': 'windows-1255',
  '1256': 'windows-1256',
  '1257': 'windows-1257',
  '1258': 'windows-1258',
  '54936': 'gb18030',
  '65001': 'utf-8',
  '88591': 'windows-1252',
}

/** Spellings found in .cpg files and typed by people that the WHATWG list does not know. */
const SPELLINGS: Record<string, string> = {
  big5: 'big5',
  big5hkscs: 'big5',
  cp936: 'gb18030',
  euccn: 'gb18030',
  eucjp: 'euc-jp',
  euckr: 'euc-kr',
  koi8r: 'koi8-r',
  koi8u: 'koi8-u',
  shiftjis: 'shift_jis',
  utf16: 'utf-16le',
  utf8: 'utf-8',
}

/** GB2312 and GBK are subsets of GB18030, so one decoder reads all three. */
const SUPERSETS: Record<string, string> = { gbk: 'gb18030' }

function whatwgName(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding
  } catch {
    return undefined
  }
}

/** Turns a statement, a .cpg file's text or a code page number into the name of a decoder; `undefined` if none fits. */
export function encodingByName(text: string): string | undefined {
  const label = text.trim().toLowerCase()
  const number = /^(?:cp|ansi|oem|windows|ms|ibm)?[\s_-]*(\d+)$/.exec(label)?.[1]
  const name =
    (number && CODE_PAGES[number]) || SPELLINGS[label.replaceAll(/[^a-z0-9]/g, '')] || (label && whatwgName(label))
  return name ? (SUPERSETS[name] ?? name) : undefined
}

/** dBase language driver byte to code page; 0x57 means "whatever Windows used" and says nothing. */
const LANGUAGE_BYTES: Record<number, string> = {
  3: '1252',
  19: '932',
  38: '866',
  77: '936',
  78: '949',
  79: '950',
  80: '874',
  88: '1252',
  89: '1252',
  101: '866',
  120: '950',
  121: '949',
  122: '936',
  123: '932',
  124: '874',
  200: '1250',
  201: '1251',
  202: '1254',
  203: '1253',
  204: '1257',
}

export const encodingByLanguageByte = (byte: number): string | undefined => CODE_PAGES[LANGUAGE_BYTES[byte] ?? '']
