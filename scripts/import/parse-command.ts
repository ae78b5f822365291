import { parseArgs } from 'node:util'
import { DATASETS, type DatasetId } from '../../data-import/checks/check-list.ts'
import type { Language } from '../../data-import/checks/finding.ts'
import type { Completeness } from '../../data-import/datasets/dataset.ts'
import type { ImportOptions } from '../../data-import/pipeline/import-options.ts'

export type ImportCommand = { language: Language; findingsCsv?: string; findingsMap?: string } & (
  | { verb: 'import'; dataset: DatasetId; paths: string[]; options: ImportOptions; checkOnly: boolean }
  | { verb: 'publish' | 'withdraw' | 'report'; batchId: number }
  | { verb: 'list' }
)

export const USAGE = `npm run import -- <dataset> <files or folders…> [options]   reads, checks and publishes
npm run import -- list | report <batch> | publish <batch> | withdraw <batch>

datasets: ${DATASETS.join(', ')}
options:
  --check-only                         read and check; publish later
  --crs EPSG:4544 | GCJ-02 | BD-09     what the coordinates are, where the files do not say or say it wrongly
  --encoding GBK                       what the texts are written in
  --layer <name>                       read only this table
  --column code=OBJID                  which field a column is read from; may be repeated
  --position lon=经度 --position lat=纬度   which fields hold the position; may be repeated
  --complete area=510903012,class=0102 what the delivery is complete for: what it lacks there is retired; "all" for everything
  --accept-outside                     positions outside the city are meant
  --lang zh | en
  --findings <file.csv>   --findings-map <file.geojson>`

const OPTIONS = {
  'check-only': { type: 'boolean', default: false },
  'accept-outside': { type: 'boolean', default: false },
  crs: { type: 'string' },
  encoding: { type: 'string' },
  layer: { type: 'string' },
  column: { type: 'string', multiple: true, default: [] as string[] },
  position: { type: 'string', multiple: true, default: [] as string[] },
  complete: { type: 'string', multiple: true, default: [] as string[] },
  lang: { type: 'string' },
  findings: { type: 'string' },
  'findings-map': { type: 'string' },
} as const

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values']

/** Reads the words of the command line; a mistake is a sentence. */
export function parseCommand(words: string[]): ImportCommand | { mistake: string } {
  try {
    const { values, positionals } = parseArgs({ args: words, allowPositionals: true, options: OPTIONS })
    return { ...verbOf(positionals, values), ...outputOf(values) } as ImportCommand
  } catch (error) {
    return { mistake: (error as Error).message }
  }
}

function verbOf([verb, ...rest]: string[], values: Values) {
  if (verb === undefined) throw new RangeError('Say what to import.')
  if (verb === 'list') return { verb }
  if (verb === 'publish' || verb === 'withdraw' || verb === 'report') return { verb, batchId: batchNumber(rest[0]) }
  if (rest.length === 0) throw new RangeError('Name the files to read.')
  if (!(DATASETS as readonly string[]).includes(verb)) throw new RangeError(`There is no dataset "${verb}".`)
  return { verb: 'import', dataset: verb, paths: rest, options: optionsOf(values), checkOnly: values['check-only'] }
}

function batchNumber(text: string | undefined): number {
  const number = Number(text)
  if (text !== undefined && Number.isInteger(number) && number > 0) return number
  throw new RangeError(`"${text ?? ''}" is no batch: write its number, as \`list\` shows it.`)
}

function optionsOf({ crs, encoding, layer, column, position, complete, ...values }: Values): ImportOptions {
  return {
    ...(crs !== undefined && { crs }),
    ...(encoding !== undefined && { encoding }),
    ...(layer !== undefined && { layer }),
    ...(column.length > 0 && { columns: Object.fromEntries(column.map(assignment)) }),
    ...(position.length > 0 && { position: Object.fromEntries(position.map(assignment)) }),
    ...(complete.length > 0 && { complete: complete.map(completeness) }),
    ...(values['accept-outside'] && { acceptOutside: true }),
  }
}

function assignment(text: string): [string, string] {
  const at = text.indexOf('=')
  if (at < 1 || at === text.length - 1) throw new RangeError(`"${text}": write name=field.`)
  return [text.slice(0, at), text.slice(at + 1)]
}

/** `all`, or `area=…`, `class=…` or both with a comma between. */
export function completeness(text: string): Completeness {
  if (text === 'all') return {}
  const declared = Object.fromEntries(text.split(',').map(assignment))
  for (const name of Object.keys(declared))
    if (name !== 'area' && name !== 'class') throw new RangeError(`"${text}": write area=…, class=…, or all.`)
  return declared
}

function outputOf({ lang, findings, 'findings-map': findingsMap }: Values) {
  if (lang !== undefined && lang !== 'zh' && lang !== 'en') throw new RangeError(`--lang "${lang}": write zh or en.`)
  const language: Language = lang ?? (/^zh/i.test(process.env.LANG ?? '') ? 'zh' : 'en')
  return {
    language,
    ...(findings !== undefined && { findingsCsv: findings }),
    ...(findingsMap !== undefined && { findingsMap }),
  }
}
