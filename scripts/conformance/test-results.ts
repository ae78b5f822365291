import type { Counts } from './conformance-result.ts'

const attributeIn = (tag: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

/** Preparations are methods too in a TestNG report; they are no tests. */
const testsIn = (results: string): string[] =>
  (results.match(/<test-method\b[^>]*>[\s\S]*?<\/test-method>|<test-method\b[^>]*\/>/g) ?? []).filter(
    method => !/^<test-method\b[^>]*is-config="true"/.test(method),
  )

const withStatus = (methods: readonly string[], status: string): string[] =>
  methods.filter(method => attributeIn(method, 'status') === status)

/** The groups of tests of a TestNG report in their order, with how many passed, failed and did not apply. */
export function groupsOf(results: string): ({ name: string } & Counts)[] {
  return results
    .split(/(?=<test\s)/)
    .slice(1)
    .map(group => {
      const methods = testsIn(group)
      const [passed, failed, skipped] = ['PASS', 'FAIL', 'SKIP'].map(status => withStatus(methods, status).length)
      return { name: attributeIn(group, 'name'), passed: passed!, failed: failed!, skipped: skipped! }
    })
}

/** Each failed test of a TestNG report, once, with the first line of its reason. */
export const failuresOf = (results: string): string[] => [
  ...new Set(withStatus(testsIn(results), 'FAIL').map(method => `${attributeIn(method, 'name')}: ${reasonIn(method)}`)),
]

const reasonIn = (method: string): string =>
  /<message>\s*<!\[CDATA\[([\s\S]*?)\]\]>/.exec(method)?.[1]?.trim().split('\n')[0] ?? 'no reason given'
