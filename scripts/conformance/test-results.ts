const attributeIn = (tag: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

/** The first line of a TestNG report: how many tests passed, failed and did not apply. */
export function summaryOf(results: string): string {
  const root = /<testng-results\b[^>]*>/.exec(results)?.[0] ?? ''
  const counts = ['passed', 'failed', 'skipped', 'total'].map(name => `${attributeIn(root, name)} ${name}`)
  return counts.join(', ')
}

/** Each failed test of a TestNG report, once, with the first line of its reason. */
export function failuresOf(results: string): string[] {
  const methods = results.match(/<test-method\b[^>]*>[\s\S]*?<\/test-method>|<test-method\b[^>]*\/>/g) ?? []
  const failed = methods.filter(method => attributeIn(method, 'status') === 'FAIL')
  return [...new Set(failed.map(method => `${attributeIn(method, 'name')}: ${reasonIn(method)}`))]
}

const reasonIn = (method: string): string =>
  /<message>\s*<!\[CDATA\[([\s\S]*?)\]\]>/.exec(method)?.[1]?.trim().split('\n')[0] ?? 'no reason given'
