import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { createWorkFolder } from './work-folder.ts'

test('folders of killed processes are removed after a day, those of others stay', async () => {
  const { TMPDIR } = process.env
  const place = mkdtempSync(join(tmpdir(), 'wangge-sweep-'))
  process.env.TMPDIR = place
  try {
    for (const name of ['wangge-import-old', 'wangge-import-new', 'other-old']) mkdirSync(join(place, name))
    const twoDaysAgo = new Date(Date.now() - 48 * 3_600_000)
    for (const name of ['wangge-import-old', 'other-old']) utimesSync(join(place, name), twoDaysAgo, twoDaysAgo)
    const made = await createWorkFolder()
    expect(readdirSync(place).sort()).toEqual(['other-old', basename(made), 'wangge-import-new'].sort())
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
    rmSync(place, { recursive: true, force: true })
  }
})
