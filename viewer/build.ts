import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const VIEWER = new URL('./', import.meta.url)
/** Where the built pages lie. */
export const BUILT_VIEWER = new URL('dist/', VIEWER)
const STAMP = new URL('.source-hash', BUILT_VIEWER)
/** What the viewer takes from outside its own folder. */
const OUTSIDE = ['../package-lock.json', '../spatial/geometry', '../tiles/catalogue.ts', '../tiles/layers'].map(
  path => new URL(path, VIEWER),
)

/**
 * Builds the web applications into `viewer/dist` unless what lies there was built from the same sources. Returns whether
 * anything was built.
 */
export async function buildViewer(): Promise<boolean> {
  const hash = sourceHash()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return false
  const { build } = await import('vite')
  await build({ configFile: fileURLToPath(new URL('vite.config.ts', VIEWER)), logLevel: 'warn' })
  compress(new URL('assets/', BUILT_VIEWER))
  writeFileSync(STAMP, hash)
  return true
}

/** Compresses once what would be compressed on every request. */
function compress(folder: URL): void {
  for (const name of readdirSync(folder).filter(name => /\.(js|css|svg)$/.test(name))) {
    const file = fileURLToPath(new URL(name, folder))
    const bytes = readFileSync(file)
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
    writeFileSync(
      `${file}.br`,
      brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
    )
  }
}

/** 9 is within 2 % of the best and ten times as fast. */
const BROTLI_QUALITY = 9

function sourceHash(): string {
  const hash = createHash('sha256').update(process.versions.node)
  for (const file of [...filesBelow(VIEWER), ...OUTSIDE.flatMap(filesBelow)])
    hash.update(file.pathname.slice(VIEWER.pathname.length - 'viewer/'.length)).update(readFileSync(file))
  return hash.digest('hex')
}

/** Source files below a folder in a stable order; a file stands for itself, a path that is not there for nothing. */
function filesBelow(at: URL): URL[] {
  if (!existsSync(at)) return []
  if (statSync(at).isFile()) return /\.test\.tsx?$/.test(at.pathname) ? [] : [at]
  const folder = new URL(at.pathname.endsWith('/') ? at.href : `${at.href}/`)
  return readdirSync(folder)
    .filter(name => !['dist', 'e2e', 'screenshots', 'README.md'].includes(name))
    .sort()
    .flatMap(name => filesBelow(new URL(encodeURIComponent(name), folder)))
}

if (import.meta.main) await buildViewer()
