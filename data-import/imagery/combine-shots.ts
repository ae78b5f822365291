import type { PhotoShot, ReadPhoto } from './read-photos.ts'
import type { Shot, ShotFinding } from './shot.ts'

/**
 * Joins trajectories with photos by the name of the file. The trajectory says where and how the camera stood, the photo what it
 * is; where a trajectory is silent the photo's own metadata count. The same photo twice is taken once.
 */
export function combineShots(
  trajectory: readonly Shot[],
  photos: readonly ReadPhoto[],
  { isDrawn }: { isDrawn: boolean },
): { shots: Shot[]; findings: ShotFinding[] } {
  if (isDrawn) return { shots: [...trajectory], findings: [] }
  const findings: ShotFinding[] = []
  const byName = new Map(trajectory.map(shot => [shot.file.toLowerCase(), shot]))
  const seen = new Map<string, string>()
  const shots: Shot[] = []
  for (const { shot: photo } of photos) {
    const twin = seen.get(photo.sha256)
    if (twin !== undefined) {
      findings.push({ file: photo.file, code: 'duplicate', severity: 'error', value: twin })
      continue
    }
    seen.set(photo.sha256, photo.file)
    const listed = byName.get(photo.file.toLowerCase())
    byName.delete(photo.file.toLowerCase())
    const joined = join(photo, listed)
    if ('code' in joined) findings.push(joined)
    else shots.push(joined)
    if (!listed && trajectory.length > 0)
      findings.push({ file: photo.file, code: 'not-in-trajectory', severity: 'warning' })
  }
  for (const { file } of byName.values()) findings.push({ file, code: 'file-missing', severity: 'error' })
  return { shots, findings }
}

function join(photo: PhotoShot, listed: Shot | undefined): Shot | ShotFinding {
  const { position, ...facts } = photo
  // what the file is counts by the file, where it stood by the trajectory
  if (listed) return { ...facts, ...listed, sha256: photo.sha256, width: photo.width, height: photo.height }
  if (!position) return { file: photo.file, code: 'position-missing', severity: 'error' }
  return { ...facts, ...position }
}
