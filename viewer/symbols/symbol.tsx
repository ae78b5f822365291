import { inkOn } from '../ui/contrast.ts'
import type { BadgeKey } from './badge-id.ts'
import { badgeShape } from './badges.ts'
import { GLYPH_STROKE } from './glyph.ts'
import { glyphFor } from './glyphs.ts'
import { FINDING_MARKS, MARK_SHAPE, STATE_MARKS } from './marks.ts'

/** A class's symbol as it stands on the map. */
export function ClassSymbol({ majorCode, colour, symbol, size = 22 }: BadgeKey & { size?: number }) {
  const glyph = glyphFor(symbol)
  const ink = inkOn(colour)
  return (
    <svg className="class-symbol" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={badgeShape(majorCode)} fill={colour} />
      <g transform="translate(12 12) scale(.84) translate(-12 -12)">
        {glyph.fill && <path d={glyph.fill} fill={ink} fillRule="evenodd" />}
        {glyph.stroke && (
          <path
            d={glyph.stroke}
            fill="none"
            stroke={ink}
            strokeWidth={GLYPH_STROKE}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        )}
      </g>
    </svg>
  )
}

/** The bare shape of a major class. */
export const MajorShape = ({ code, colour, size = 16 }: { code: string; colour: string; size?: number }) => (
  <svg className="class-symbol" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
    <path d={badgeShape(code)} fill={colour} />
  </svg>
)

/** The sign of a finding's severity, with its word for whoever cannot see it. */
export function FindingMark({ severity, label }: { severity: string; label: string }) {
  const mark = FINDING_MARKS[severity]
  if (!mark) return null
  return (
    <svg className="class-symbol" width={16} height={16} viewBox="0 0 24 24" role="img" aria-label={label}>
      <title>{label}</title>
      <path d={MARK_SHAPE} fill={mark.colour} />
      <path
        d={mark.glyph.fill}
        fill={inkOn(mark.colour)}
        fillRule="evenodd"
        transform="translate(12 12) scale(.84) translate(-12 -12)"
      />
    </svg>
  )
}

/** The sign of a state that is not intact; nothing for intact. */
export function StateMark({ state, size = 14 }: { state: string; size?: number }) {
  const mark = STATE_MARKS[state]
  if (!mark) return null
  return (
    <svg className="class-symbol" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={MARK_SHAPE} fill={mark.colour} />
      <path
        d={mark.glyph.fill}
        fill={inkOn(mark.colour)}
        fillRule="evenodd"
        transform="translate(12 12) scale(.84) translate(-12 -12)"
      />
    </svg>
  )
}
