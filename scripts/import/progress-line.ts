import type { Language } from '../../data-import/checks/finding.ts'
import type { Progress } from '../../data-import/report/import-report.ts'

const PHASES: Record<Language, Record<Progress['phase'], string>> = {
  zh: { reading: '读取与检查', checking: '整体检查', publishing: '发布' },
  en: { reading: 'reading and checking', checking: 'checking together', publishing: 'publishing' },
}

export interface ProgressLine {
  (progress: Progress): void
  /** Leaves the line, so that the report begins on a new one. */
  end(): void
}

/** Progress on stderr: a line that changes on a terminal, a line for each phase in a log file. */
export function progressLine(language: Language): ProgressLine {
  const { stderr } = process
  let phase: Progress['phase'] | undefined
  const show = (progress: Progress) => {
    const isNewPhase = progress.phase !== phase
    phase = progress.phase
    if (!stderr.isTTY && !isNewPhase) return
    if (stderr.isTTY && isNewPhase) stderr.write('\n')
    const share = progress.phase === 'reading' ? ` ${progress.rows} / ${progress.of}` : ''
    stderr.write(
      `${stderr.isTTY ? '\r\x1b[K' : ''}${PHASES[language][progress.phase]}${share}${stderr.isTTY ? '' : '\n'}`,
    )
  }
  return Object.assign(show, {
    end() {
      if (stderr.isTTY && phase) stderr.write('\n')
      phase = undefined
    },
  })
}
