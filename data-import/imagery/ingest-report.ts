import { SHOT_FINDINGS, type ShotFinding } from './shot.ts'

/** What became of a delivery of pictures. */
export interface IngestReport {
  /** Pictures and rows of trajectories that were looked at. */
  pictures: number
  published: number
  /** Were there already. */
  known: number
  refused: number
  doubted: number
  sequences: number
  /** Number of findings by code. */
  findings: Record<string, number>
  /** The first findings, with words. */
  samples: (ShotFinding & { messageZh: string; messageEn: string })[]
}

/** More than a person reads; the counts say how many there are. */
const MOST_SAMPLES = 500

export function ingestReport(
  counts: Pick<IngestReport, 'pictures' | 'published' | 'known' | 'sequences'>,
  findings: readonly ShotFinding[],
): IngestReport {
  const filesWith = (severity: ShotFinding['severity']) =>
    new Set(findings.filter(finding => finding.severity === severity).map(({ file }) => file)).size
  const byCode: Record<string, number> = {}
  for (const { code } of findings) byCode[code] = (byCode[code] ?? 0) + 1
  return {
    ...counts,
    refused: filesWith('error'),
    doubted: filesWith('warning'),
    findings: byCode,
    samples: findings.slice(0, MOST_SAMPLES).map(finding => ({
      ...finding,
      messageZh: `${finding.file}：${SHOT_FINDINGS[finding.code].zh}${finding.value ? `（${finding.value}）` : ''}。`,
      messageEn: `${finding.file} ${SHOT_FINDINGS[finding.code].en}${finding.value ? ` (${finding.value})` : ''}.`,
    })),
  }
}
