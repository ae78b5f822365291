import { expect, test } from 'vitest'
import { failuresOf, summaryOf } from './test-results.ts'

const REPORT = `<testng-results ignored="0" total="3" passed="1" failed="2" skipped="0"><suite><test><class name="a.B">
<test-method signature="x" name="works" status="PASS"/>
<test-method signature="x" name="breaks" status="FAIL"><exception class="E"><message>
<![CDATA[expected 200
but was 400]]></message></exception></test-method>
<test-method signature="x" name="breaks" status="FAIL"><exception class="E"><message>
<![CDATA[expected 200]]></message></exception></test-method>
</class></test></suite></testng-results>`

test('a report is summed up as the suite counted it', () => {
  expect(summaryOf(REPORT)).toBe('1 passed, 2 failed, 0 skipped, 3 total')
})

test('each failure is named once with its first line', () => {
  expect(failuresOf(REPORT)).toEqual(['breaks: expected 200'])
})
