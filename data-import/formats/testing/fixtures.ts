import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of open fixtures beside the project (or beside a worktree of it); `undefined` where it is absent. */
const SHARED = ['..', '../..'].map(up => join(process.cwd(), up, 'shared/fixtures')).find(existsSync)

export const hasFixtures = SHARED !== undefined

/** Path of an open fixture. Tests that use it are skipped where `hasFixtures` is false. */
export const fixture = (...parts: string[]): string => join(SHARED ?? dirname('/missing/'), ...parts)
