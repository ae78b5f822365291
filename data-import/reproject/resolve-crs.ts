import { crsBySrid } from '../../spatial/geometry/crs.ts'
import type { DeclaredCrs } from '../formats/raw-table.ts'
import type { CityExtent, CrsFinding } from '../formats/source.ts'
import { crsFromWkt, type IdentifiedCrs } from './crs-from-wkt.ts'
import { DATUM_NAMES } from './geodetic-datum.ts'
import { fitsUnit, guessCrs } from './guess-crs.ts'
import { legacyBySrid } from './legacy-crs.ts'
import { customCrs, knownCrs, type SourceCrs } from './source-crs.ts'

export interface ResolvedCrs {
  finding: CrsFinding
  /** Absent when the table cannot be read yet. */
  crs?: SourceCrs
}

interface Clues {
  declared: DeclaredCrs
  positions: Float64Array
  city: CityExtent | undefined
}

function identify(declared: DeclaredCrs): IdentifiedCrs | undefined {
  if (declared.kind === 'wkt') return crsFromWkt(declared.wkt)
  if (declared.kind !== 'srid' && declared.kind !== 'format') return undefined
  const crs = crsBySrid(declared.srid)
  if (crs) return { kind: 'known', crs, name: crs.nameEn }
  const legacy = legacyBySrid(declared.srid)
  return (
    legacy && { kind: 'other-datum', name: legacy.nameEn, datum: legacy.datum, proj4: legacy.proj4, unit: legacy.unit }
  )
}

const askForStatement = {
  question: 'Which coordinate system are these numbers in? State it, for example EPSG:4544.',
  questionZh: '这些坐标属于哪个坐标系？请声明，例如 EPSG:4544。',
}

function needsTransformation(identified: IdentifiedCrs & { kind: 'other-datum' }, from: string): CrsFinding {
  const [english, chinese] = DATUM_NAMES[identified.datum]
  return {
    status: 'refused',
    name: identified.name,
    evidence: `${from} says ${english}, which needs a transformation to CGCS2000`,
    evidenceZh: `${from} 标明为${chinese}，转换到 CGCS2000 需要转换参数`,
    question: `State the transformation of the local survey office, for example "EPSG:2380 +towgs84=dx,dy,dz,rx,ry,rz,ppm".`,
    questionZh: '请声明测绘部门提供的转换参数，例如 “EPSG:2380 +towgs84=dx,dy,dz,rx,ry,rz,ppm”。',
  }
}

/** The numbers decide when nothing usable is declared, or when they contradict what is declared. */
function fromNumbers({ positions, city }: Clues, because: [english: string, chinese: string]): ResolvedCrs {
  const guess = guessCrs(positions, city)
  const evidence = [because[0], guess?.evidence].filter(Boolean).join('; ')
  const evidenceZh = [because[1], guess?.evidenceZh].filter(Boolean).join('；')
  if (!guess?.crs) return { finding: { status: 'unknown', name: 'unknown', evidence, evidenceZh, ...askForStatement } }
  const { crs, statement } = guess
  return {
    crs,
    finding: {
      status: 'proposed',
      ...(crs.srid !== undefined && { srid: crs.srid }),
      name: crs.name,
      evidence,
      evidenceZh,
      statement,
      question: `Are the coordinates in ${crs.name}? Confirm with “${statement}”, or state another system.`,
      questionZh: `坐标是否为 ${crs.name}？请用“${statement}”确认，或声明其他坐标系。`,
    },
  }
}

function asDeclared(declared: DeclaredCrs & { from: string }, clues: Clues): ResolvedCrs {
  const { from } = declared
  const identified = identify(declared)
  if (!identified) {
    const text = declared.kind === 'unknown-name' ? declared.text : declared.kind === 'wkt' ? declared.wkt : ''
    const shown = text.slice(0, 80)
    return fromNumbers(clues, [
      `${from} names a system that is not known here (${shown})`,
      `${from} 标明的坐标系无法识别（${shown}）`,
    ])
  }
  if (identified.kind === 'other-datum') return { finding: needsTransformation(identified, from) }
  const crs = identified.kind === 'known' ? knownCrs(identified.crs) : customCrs(identified)
  if (!fitsUnit(clues.positions, crs.unit)) {
    const [unit, unitZh] = crs.unit === 'degree' ? ['degrees', '度'] : ['metres', '米']
    return fromNumbers(clues, [`${from} says ${unit}, the numbers are not`, `${from} 标明单位为${unitZh}，数值却不是`])
  }
  return {
    crs,
    finding: {
      status: 'declared',
      ...(crs.srid !== undefined && { srid: crs.srid }),
      name: crs.name,
      evidence: `from ${from}`,
      evidenceZh: `取自 ${from}`,
    },
  }
}

function asStated(crs: SourceCrs): ResolvedCrs {
  return {
    crs,
    finding: {
      status: 'stated',
      ...(crs.srid !== undefined && { srid: crs.srid }),
      name: crs.name,
      evidence: 'as stated',
      evidenceZh: '按声明',
    },
  }
}

/** Decides the coordinate system of a table: a statement wins, then the file, then what the numbers allow. */
export function resolveCrs(clues: Clues, stated: SourceCrs | undefined): ResolvedCrs {
  const { declared } = clues
  if (declared.kind === 'none')
    return { finding: { status: 'none', name: 'none', evidence: 'no geometry', evidenceZh: '无几何' } }
  if (stated) return asStated(stated)
  if (declared.kind === 'nothing-said')
    return fromNumbers(clues, ['the file names no coordinate system', '文件未标明坐标系'])
  return asDeclared(declared, clues)
}
