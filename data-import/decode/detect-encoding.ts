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

function allDecode(texts: SampledText[], encoding: string): boolean {
  const decoder = new TextDecoder(encoding, { fatal: true })
  return texts.every(text => decodes(text, decoder))
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

function decide(texts: SampledText[], hints: EncodingHints): Pick<EncodingFinding, 'name' | 'evidence'> {
  if (hints.stated) return { name: hints.stated, evidence: 'stated' }
  const bytes = texts.map(text => text.bytes)
  if (texts.length === 0) return { name: hints.cpgFile ?? hints.languageByte ?? 'utf-8', evidence: 'ascii-only' }
  if (allDecode(texts, 'utf-8')) return { name: 'utf-8', evidence: 'content' }

  const share = allDecode(texts, 'gb18030') ? typicalShare(bytes, 'gb18030') : 0
  const { cpgFile, languageByte } = hints
  if (cpgFile && cpgFile !== 'gb18030' && isEastAsian(cpgFile) && allDecode(texts, cpgFile))
    if (typicalShare(bytes, cpgFile) >= share) return { name: cpgFile, evidence: 'cpg-file' }
  if (share >= ORDINARY_TEXT_SHARE) return { name: 'gb18030', evidence: 'content' }
  if (cpgFile && allDecode(texts, cpgFile)) return { name: cpgFile, evidence: 'cpg-file' }
  if (languageByte && allDecode(texts, languageByte)) return { name: languageByte, evidence: 'language-byte' }
  return ofMostTexts(texts, hints) ?? { name: 'windows-1252', evidence: 'assumed' }
}

/** A few damaged bytes keep the whole from decoding strictly; then what nearly all texts are in is meant. */
const DAMAGED_SHARE = 0.2

function ofMostTexts(
  texts: SampledText[],
  { cpgFile, languageByte }: EncodingHints,
): Pick<EncodingFinding, 'name' | 'evidence'> | undefined {
  const candidates = [...new Set(['utf-8', 'gb18030', cpgFile, languageByte])].filter(name => name !== undefined)
  const readable = candidates.map(name => ({ name, texts: texts.filter(text => allDecode([text], name)) }))
  const best = readable.toSorted((a, b) => b.texts.length - a.texts.length)[0]!
  if (best.texts.length < texts.length * (1 - DAMAGED_SHARE)) return undefined
  const isOrdinary =
    best.name !== 'gb18030' ||
    typicalShare(
      best.texts.map(text => text.bytes),
      best.name,
    ) >= ORDINARY_TEXT_SHARE
  if (!isOrdinary && best.name !== cpgFile) return undefined
  return { name: best.name, evidence: best.name === cpgFile ? 'cpg-file' : 'content' }
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
