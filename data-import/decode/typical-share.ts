type Range = [from: number, to: number]

/**
 * Lead bytes of the characters that make up ordinary text in each two-byte encoding, all with a trail byte in the
 * national standard's own area: GB2312 sorts its 3,755 common characters first, Big5 its 5,401, and so on.
 */
const ORDINARY: Record<string, { leads: Range[]; trails: Range[] }> = {
  gb18030: {
    leads: [
      [0xa1, 0xa3],
      [0xb0, 0xd7],
    ],
    trails: [[0xa1, 0xfe]],
  },
  big5: {
    leads: [
      [0xa1, 0xa3],
      [0xa4, 0xc6],
    ],
    trails: [
      [0x40, 0x7e],
      [0xa1, 0xfe],
    ],
  },
  'euc-kr': {
    leads: [
      [0xa1, 0xa3],
      [0xb0, 0xc8],
    ],
    trails: [[0xa1, 0xfe]],
  },
  'euc-jp': {
    leads: [
      [0xa1, 0xa5],
      [0xb0, 0xcf],
    ],
    trails: [[0xa1, 0xfe]],
  },
  shift_jis: {
    leads: [
      [0x81, 0x83],
      [0x88, 0x97],
    ],
    trails: [
      [0x40, 0x7e],
      [0x80, 0xfc],
    ],
  },
}

const within = (byte: number, ranges: Range[]): boolean => ranges.some(([from, to]) => byte >= from && byte <= to)

export const isEastAsian = (encoding: string): boolean => encoding in ORDINARY

/** Share (0 to 1) of the two-byte characters of `values` that are ordinary ones if read in `encoding`. */
export function typicalShare(values: Uint8Array[], encoding: string): number {
  const ordinary = ORDINARY[encoding]
  if (!ordinary) return 0
  let pairs = 0
  let typical = 0
  for (const value of values)
    for (let i = 0; i < value.length; i++) {
      if (value[i]! < 0x80) continue
      pairs++
      if (within(value[i]!, ordinary.leads) && within(value[i + 1] ?? 0, ordinary.trails)) typical++
      i++
    }
  return pairs === 0 ? 0 : typical / pairs
}
