/** RFC 7396 for an object: null removes a key, objects are merged, everything else replaces. Changes neither argument. */
export function mergePatch(
  target: Record<string, unknown>,
  patch: Record<string, unknown> = {},
): Record<string, unknown> {
  const merged = { ...target }
  for (const [key, value] of Object.entries(patch)) {
    const before = merged[key]
    if (value === null) delete merged[key]
    else merged[key] = isRecord(value) ? mergePatch(isRecord(before) ? before : {}, value) : value
  }
  return merged
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
