import { expect, test } from 'vitest'
import { fromQuery, TABS, toQuery } from './workbench-store.ts'

test.each(TABS)('an import with its %s survives the address bar', tab => {
  for (const selected of [undefined, '17', '5109030102004188']) {
    const state = { importId: 12, tab, selected }
    expect(fromQuery(toQuery(state))).toEqual(state)
  }
})

test.each(['', 'import=x', 'import=-1', 'tab=castle', 'import='])('%s opens the list', query => {
  expect(fromQuery(query)).toEqual({ importId: undefined, tab: 'report', selected: undefined })
})
