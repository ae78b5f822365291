import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type BatchRecord, batchById, listBatches } from '../../data-import/pipeline/batch-record.ts'
import { runImport } from '../../data-import/pipeline/run-import.ts'
import { publishBatch } from '../../data-import/publish/publish-batch.ts'
import { withdrawBatch } from '../../data-import/publish/withdraw-batch.ts'
import { findingsCsv, findingsGeoJson } from '../../data-import/report/findings-export.ts'
import { reportText } from '../../data-import/report/report-text.ts'
import type { Database } from '../../spatial/database/connection.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import type { ImportCommand } from './parse-command.ts'
import { progressLine } from './progress-line.ts'

/** What the shell is told: done, refused or failed, a question is open. */
const EXIT = { done: 0, refused: 1, question: 2 } as const

/** The commit's actor: whoever has the account on this machine. */
const ACTOR = `command line (${process.env.USER ?? 'unknown'})`
const LISTED_BATCHES = 50

/** Carries out a command, reports on stdout, shows progress on stderr; answers with the exit code. */
export async function runCommand(database: Database, command: ImportCommand): Promise<number> {
  try {
    return await carryOut(database, command)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    console.error(error.message)
    return EXIT.refused
  }
}

async function carryOut(database: Database, command: ImportCommand): Promise<number> {
  const { db } = database
  switch (command.verb) {
    case 'list':
      for (const batch of await listBatches(db, { limit: LISTED_BATCHES })) console.log(listLine(batch))
      return EXIT.done
    case 'report':
      return report(database, await batchById(db, command.batchId), command)
    case 'publish':
      await publishBatch(database, command.batchId, ACTOR)
      return report(database, await batchById(db, command.batchId), command)
    case 'withdraw': {
      const { restored, removed } = await withdrawBatch(database, command.batchId, ACTOR)
      console.log(
        command.language === 'zh'
          ? `已恢复 ${restored} 行，移除 ${removed} 行`
          : `${restored} rows restored, ${removed} removed`,
      )
      return EXIT.done
    }
    case 'import':
      return importFiles(database, command)
  }
}

async function importFiles(database: Database, command: ImportCommand & { verb: 'import' }): Promise<number> {
  const onProgress = progressLine(command.language)
  const { dataset, paths, options } = command
  const batch = await runImport(database, { dataset, paths, options, actor: ACTOR, onProgress })
  if (batch.state === 'staged' && !command.checkOnly) {
    onProgress({ phase: 'publishing', rows: 0, of: batch.report.counts?.accepted ?? 0 })
    await publishBatch(database, batch.id, ACTOR)
  }
  onProgress.end()
  return report(database, await batchById(database.db, batch.id), command)
}

async function report({ db }: Database, batch: BatchRecord, command: ImportCommand): Promise<number> {
  console.log(reportText(batch, command.language))
  if (command.findingsCsv) await write(findingsCsv(db, batch.id, command.language), command.findingsCsv)
  if (command.findingsMap) await write(findingsGeoJson(db, batch.id), command.findingsMap)
  if (batch.state === 'question') return EXIT.question
  return batch.state === 'refused' || batch.state === 'failed' ? EXIT.refused : EXIT.done
}

const write = (text: AsyncIterable<string>, path: string) => pipeline(Readable.from(text), createWriteStream(path))

const listLine = ({ id, dataset, state, createdAt, createdBy, publishedSeq }: BatchRecord): string =>
  [id, dataset, state, createdAt.toISOString().slice(0, 16), createdBy, publishedSeq ? `commit ${publishedSeq}` : '']
    .join('  ')
    .trimEnd()
