/** What each file imports, both as paths from the root of the project. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>

/** Every ring of files that import each other, once, written in the order in which they do. */
export function importCycles(graph: ImportGraph): string[][] {
  const finished = new Set<string>()
  const cycles: string[][] = []
  const walk = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path)
    if (start >= 0) {
      cycles.push(trail.slice(start))
      return
    }
    if (finished.has(path)) return
    for (const next of graph.get(path) ?? []) walk(next, [...trail, path])
    finished.add(path)
  }
  for (const path of graph.keys()) walk(path, [])
  return cycles
}
