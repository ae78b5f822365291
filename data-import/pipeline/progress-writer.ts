import type { Db } from '../../spatial/database/schema.ts'
import type { Progress } from '../report/import-report.ts'
import { updateBatch } from './batch-record.ts'

const STEP_INTERVAL_MS = 1_000
/** Also when nothing moves, as in a long statement, the batch shows that its process lives. */
const PULSE_INTERVAL_MS = 20_000

/** Writes the progress of an import to its batch, at most once a second, and a pulse while nothing moves. */
export class ProgressWriter {
  private readonly db: Db
  private readonly batchId: number
  private readonly tell: ((progress: Progress) => void) | undefined
  private readonly pulse: NodeJS.Timeout
  private latest: Progress = { phase: 'reading', rows: 0, of: 0 }
  private writtenAt = 0
  private writing: Promise<void> = Promise.resolve()

  constructor(db: Db, batchId: number, tell?: (progress: Progress) => void) {
    this.db = db
    this.batchId = batchId
    this.tell = tell
    this.pulse = setInterval(() => this.write(), PULSE_INTERVAL_MS).unref()
  }

  async step(progress: Progress): Promise<void> {
    const isNewPhase = progress.phase !== this.latest.phase
    this.latest = { ...progress }
    this.tell?.(progress)
    if (isNewPhase || Date.now() - this.writtenAt >= STEP_INTERVAL_MS) this.write()
  }

  /** Nothing is written after this has resolved. */
  async end(): Promise<void> {
    clearInterval(this.pulse)
    await this.writing
  }

  /** Nobody waits for it: progress must not hold up the work, and one that cannot be written is no reason to stop. */
  private write(): void {
    this.writtenAt = Date.now()
    const { latest } = this
    const state = latest.phase === 'reading' ? 'reading' : 'checking'
    const report = { progress: { ...latest, at: new Date().toISOString() } }
    this.writing = this.writing.then(() => updateBatch(this.db, this.batchId, { state, report })).catch(() => {})
  }
}
