import { expect, test } from 'vitest'
import { failuresOf, groupsOf } from './test-results.ts'

const REPORT = `<testng-results ignored="0" total="4" passed="2" failed="2" skipped="0"><suite name="s">
<test started-at="2026" name="Reading"><class name="a.B">
<test-method signature="x" name="works" status="PASS"/>
<test-method signature="x" name="prepares" is-config="true" status="PASS"/>
<test-method signature="x" name="looksFor" is-config="true" status="FAIL"><exception class="E"><message>
<![CDATA[nothing found]]></message></exception></test-method>
<test-method signature="x" name="breaks" status="FAIL"><exception class="E"><message>
<![CDATA[expected 200
but was 400]]></message></exception></test-method>
<test-method signature="x" name="breaks" status="FAIL"><exception class="E"><message>
<![CDATA[expected 200]]></message></exception></test-method>
</class></test><test name="Writing"><class name="a.C">
<test-method signature="x" name="works" status="SKIP"/>
</class></test></suite></testng-results>`

test('tests are counted by group, preparations are not', () => {
  expect(groupsOf(REPORT)).toEqual([
    { name: 'Reading', passed: 1, failed: 2, skipped: 0 },
    { name: 'Writing', passed: 0, failed: 0, skipped: 1 },
  ])
})

test('each failure is named once with its first line', () => {
  expect(failuresOf(REPORT)).toEqual(['breaks: expected 200'])
})
