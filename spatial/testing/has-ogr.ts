import { execFileSync } from 'node:child_process'

/** Whether GDAL's own programs are on this machine. */
export function hasOgr(): boolean {
  try {
    execFileSync('ogr2ogr', ['--version'])
    return true
  } catch {
    return false
  }
}
