export interface FoundImport {
  /** As written: a relative path or the name of a package. */
  specifier: string
  /** Vanishes when the types are stripped. */
  isTypeOnly: boolean
}

const STATIC = /^[ \t]*(?:import|export)\s+(type\s)?(?:[\w$*{}\s,]+?\sfrom\s+)?(['"])([^'"\n]+)\2/gm
const DYNAMIC = /\bimport\(\s*(['"])([^'"\n]+)\1/g
/** A file reached by address, to be read or run, is as much a dependency as one imported. */
const ADDRESS = /\bnew URL\(\s*(['"])(\.[^'"\n]*)\1\s*,\s*import\.meta\.url\s*\)/g

/** Everything that a TypeScript source names: imports, re-exports, dynamic imports, and files by their address. */
export function importsOf(source: string): FoundImport[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  return [
    ...Array.from(code.matchAll(STATIC), ([, type, , specifier]) => ({ specifier: specifier!, isTypeOnly: !!type })),
    ...Array.from(code.matchAll(DYNAMIC), ([, , specifier]) => ({ specifier: specifier!, isTypeOnly: false })),
    ...Array.from(code.matchAll(ADDRESS), ([, , specifier]) => ({ specifier: specifier!, isTypeOnly: false })),
  ]
}
