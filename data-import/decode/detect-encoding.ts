import type { EncodingFinding } from '../formats/source.ts'
import { isEastAsian, typicalShare } from './typical-share.ts'

/** A text of unknown encoding that holds a byte above 0x7F. */
export interface SampledText {
  bytes: Uint8Array
  /** It fills a fixed-width field, so its last character may have been cut. */
  mayBeCut: boolean
}

export interface EncodingHints {
  stated?: string | undefined
  cpgFile?: string | undefined
  languageByte?: string | undefined
}

/** Half: mixed text with rare characters stays well above, Latin and Cyrillic read as pairs stays well below. */
const ORDINARY_TEXT_SHARE = 0.5
/** A fixed-width field may cut the last character: at most 3 bytes of it remain (UTF-8, GB18030). */
const LONGEST_CUT_BYTES = 3

function decodes({ bytes, mayBeCut }: SampledText, decoder: TextDecoder): boolean {
  const longestCut = mayBeCut ? Math.min(LONGEST_CUT_BYTES, bytes.length - 1) : 0
  for (let cut = 0; cut <= longestCut; cut++) {
    try {
      decoder.decode(bytes.subarray(0, bytes.length - cut))
      return true
    } catch {
      // A longer cut may still explain the failure.
    }
  }
  return false
}

/** A few damaged values among many must not decide how a table is read. */
const NEARLY_ALL = 0.8
const MOST = 0.5

/** Share (0 to 1) of the texts that are complete in `encoding`. */
function decodableShare(texts: SampledText[], encoding: string): number {
  const decoder = new TextDecoder(encoding, { fatal: true })
  return texts.filter(text => decodes(text, decoder)).length / texts.length
}

function threeSamples(texts: SampledText[], encoding: string): string[] {
  const decoder = new TextDecoder(encoding)
  const samples = new Set<string>()
  for (const { bytes } of texts) {
    samples.add(
      decoder
        .decode(bytes)
        .replace(/\uFFFD+$/, '')
        .trim(),
    )
    if (samples.size === 3) break
  }
  return [...samples]
}

type Decision = Pick<EncodingFinding, 'name' | 'evidence'>

/** A .cpg naming another East Asian encoding: byte ranges overlap, so both may fit. */
function cpgAgainstGb18030(texts: SampledText[], cpgFile: string | undefined, share: number): Decision | undefined {
  if (!cpgFile || cpgFile === 'gb18030' || !isEastAsian(cpgFile)) return undefined
  const bytes = texts.map(text => text.bytes)
  if (decodableShare(texts, cpgFile) < NEARLY_ALL || typicalShare(bytes, cpgFile) < share) return undefined
  return { name: cpgFile, evidence: 'cpg-file' }
}

/** Nothing fits nearly all texts and nothing is declared: the least bad reading, to be looked at by a person. */
function assumed(utf8Share: number, gb18030Share: number): Decision {
  if (utf8Share >= MOST) return { name: 'utf-8', evidence: 'assumed' }
  return { name: gb18030Share >= MOST ? 'gb18030' : 'windows-1252', evidence: 'assumed' }
}

function decide(texts: SampledText[], { stated, cpgFile, languageByte }: EncodingHints): Decision {
  if (stated) return { name: stated, evidence: 'stated' }
  if (texts.length === 0) return { name: cpgFile ?? languageByte ?? 'utf-8', evidence: 'ascii-only' }
  const utf8Share = decodableShare(texts, 'utf-8')
  if (utf8Share >= NEARLY_ALL) return { name: 'utf-8', evidence: 'content' }

  const decodable = decodableShare(texts, 'gb18030')
  const typical = typicalShare(
    texts.map(text => text.bytes),
    'gb18030',
  )
  const share = decodable >= NEARLY_ALL ? typical : 0
  const overruled = cpgAgainstGb18030(texts, cpgFile, share)
  if (overruled) return overruled
  if (share >= ORDINARY_TEXT_SHARE) return { name: 'gb18030', evidence: 'content' }
  if (cpgFile && decodableShare(texts, cpgFile) >= NEARLY_ALL) return { name: cpgFile, evidence: 'cpg-file' }
  if (languageByte && decodableShare(texts, languageByte) >= NEARLY_ALL)
    return { name: languageByte, evidence: 'language-byte' }
  return assumed(utf8Share, typical >= ORDINARY_TEXT_SHARE ? decodable : 0)
}

/**
 * Decides the encoding of texts that hold a byte above 0x7F: strict UTF-8, then GB18030 when it gives ordinary
 * Chinese, then the .cpg file, then the language byte. A statement wins. A .cpg naming another East Asian encoding wins
 * over GB18030 where both fit equally well, because their byte ranges overlap.
 */
export function detectEncoding(texts: SampledText[], hints: EncodingHints = {}): EncodingFinding {
  const decision = decide(texts, hints)
  return { ...decision, samples: threeSamples(texts, decision.name) }
}
