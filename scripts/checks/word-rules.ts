/** What must not stand in any text of the project. Each pattern is written so that it does not find itself. */
interface WordRule {
  pattern: RegExp
  because: string
  /** The files it is looked for in; all texts when absent. */
  files?: RegExp
}

const CODE = /\.(tsx?|js|sql|sh)$/

const RULES: readonly WordRule[] = [
  { pattern: /\b(TO[D]O|FIX[M]E|X[X]X)\b/, because: 'finish it or leave it out' },
  { pattern: /\bas a[n]y\b/, because: 'say which type it is', files: /\.tsx?$/ },
  { pattern: /@ts-(ignor[e]|nochec[k]|expect-erro[r])/, because: 'mend the type', files: CODE },
  {
    pattern: /\b(test|it|describe|suite)\.(onl[y]|ski[p]|tod[o])\b/,
    because: 'every test runs',
    files: /\.test\.tsx?$/,
  },
  { pattern: /(^|[\s"'`(=:])\/(hom[e]|roo[t]|User[s]|wor[k]|mn[t])\/\w/, because: 'a path of one machine' },
  {
    pattern: /[\u4e00-\u9fff][,;:!?](?=[\u4e00-\u9fff]|\$\{)/,
    because: 'Chinese is set with full-width marks',
    files: /^(?!.*\.test\.tsx?$).*\.(tsx?|html)$/,
  },
  {
    pattern: /https?:\/\/[^\s"'/]*(registr[y]|mirro[r]|artifactor[y]|verdacci[o])[^\s"'/]*/,
    because: 'where packages come from is the business of each machine',
  },
]

/** Each place of the text that a rule refuses, as a sentence with its line. */
export function wordViolations(path: string, text: string): string[] {
  const rules = RULES.filter(({ files }) => !files || files.test(path))
  return text.split('\n').flatMap((line, index) =>
    rules.flatMap(({ pattern, because }) => {
      const found = pattern.exec(line)
      return found ? [`${path}:${index + 1} has "${found[0].trim()}": ${because}.`] : []
    }),
  )
}

/** The lockfile names versions and hashes, so that each machine fetches from where it may. */
export function lockfileViolations(text: string): string[] {
  const hosts = new Set(
    Array.from(text.matchAll(/"resolved": "(?:git\+)?(?:https?|ssh):\/\/([^/"]+)/g), match => match[1]),
  )
  return [...hosts].map(
    host => `package-lock.json names the host ${host}: write it with omit-lockfile-registry-resolved.`,
  )
}
