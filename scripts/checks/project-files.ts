import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const PROJECT_ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Paths of all files of the project, relative to its root: what is committed or would be, not what is ignored. */
export function projectFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
  })
  const paths = new Set(listed.split('\0').filter(path => path && existsSync(PROJECT_ROOT + path)))
  return [...paths].sort()
}

export const readProjectFile = (path: string): string => readFileSync(PROJECT_ROOT + path, 'utf8')

export const isTest = (path: string): boolean => /\.test\.tsx?$|(^|\/)testing(\/|\.ts$)/.test(path)

/** Prints the violations, each a sentence, and sets the exit code. */
export function report(name: string, violations: readonly string[]): void {
  for (const violation of violations) console.error(violation)
  if (violations.length > 0) process.exitCode = 1
  console.log(violations.length === 0 ? `${name}: nothing to report` : `${name}: ${violations.length} to mend`)
}
