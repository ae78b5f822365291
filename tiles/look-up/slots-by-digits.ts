import type { CodeQuestion, CodeSpan } from '../../spatial/components/components-by-digits.ts'
import type { LayerMirror } from '../mirror/layer-mirror.ts'
import type { Mirror } from '../mirror/mirror.ts'
import { CLASS_STEP, COUNTY_STEP, countiesOf } from './class-ranges.ts'
import { nearestAmong } from './nearest-slots.ts'

/** Components by digits of their codes, as slots: the nearest first where a position is given, else by code. */
export function slotsByDigits({ layers }: Mirror, { spans, near, limit }: CodeQuestion): number[] {
  const { rows } = layers.get('components')!
  const slots = [...new Set(spans.flatMap(span => slotsOf(rows, span)))]
  if (near) return nearestAmong(rows, { at: near, count: limit, slots }).map(({ slot }) => slot)
  const { ids } = rows.columns
  return slots.sort((a, b) => ids[a]! - ids[b]!).slice(0, limit)
}

const CODE_DIGITS = 16

function slotsOf(rows: LayerMirror, span: CodeSpan): number[] {
  const order = rows.inOrder()
  if ('beginning' in span) {
    const step = 10 ** (CODE_DIGITS - span.beginning.length)
    const first = Number(span.beginning) * step
    return [...order.slots.subarray(order.firstFrom(first), order.firstFrom(first + step))]
  }
  const { texts } = rows.columns.texts.get('class_code')!
  const classes = span.classCodes ?? texts.filter(code => code !== null)
  return countiesOf(order)
    .flatMap(county => classes.map(code => county * COUNTY_STEP + Number(code) * CLASS_STEP + span.serial))
    .flatMap(id => rows.slotOfId(id) ?? [])
}
