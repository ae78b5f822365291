/** Lines of the shell blocks of a Markdown text, without comments and with continued lines joined. */
export function shellLines(markdown: string): string[] {
  return Array.from(markdown.matchAll(/^```sh\n([\s\S]*?)^```/gm), match => match[1]!)
    .flatMap(block => block.replace(/\\\n\s*/g, '').split('\n'))
    .map(line => line.replace(/\s+# .*$|^# .*$/, '').trim())
    .filter(line => line !== '')
}

/** The npm scripts that shell lines run: `npm start`, `npm test` and `npm run <name>`. */
export const npmScripts = (lines: readonly string[]): string[] =>
  lines.flatMap(line =>
    Array.from(line.matchAll(/\bnpm (?:run (?:--silent )?)?([\w:-]+)/g), match => match[1]!).filter(
      name => !['install', 'ci', 'run'].includes(name),
    ),
  )

export interface CalledRoute {
  method: string
  path: string
  parameters: string[]
}

/** The calls of our own API in shell lines: `curl 'http://localhost:8080/api/…'`. */
export const calledRoutes = (lines: readonly string[]): CalledRoute[] =>
  lines
    .filter(line => line.startsWith('curl '))
    .flatMap(line =>
      Array.from(line.matchAll(/http:\/\/localhost:8080(\/[^\s'"]*)/g), match => {
        const url = new URL(match[1]!, 'http://localhost')
        const method =
          /(?:--request|-X) (\w+)/.exec(line)?.[1] ?? (/ (?:--form|--data\S*|-[dF]) /.test(line) ? 'POST' : 'GET')
        return { method, path: url.pathname, parameters: [...url.searchParams.keys()] }
      }),
    )

/** Files and folders of the project that a Markdown text links to, anchors and other sites left out. */
export const linkedPaths = (markdown: string): string[] =>
  Array.from(markdown.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g), match => match[1]!)

/** The first cells of the rows of a table that hold NAMES_LIKE_THIS. */
export const variablesInTable = (markdown: string): string[] =>
  Array.from(markdown.matchAll(/^\| `([A-Z][A-Z_]+)` +\|/gm), match => match[1]!)
