import { expect, test } from 'vitest'
import { pinyinKeys } from './pinyin.ts'

test.each([
  ['嘉禾东路55号', 'jia he dong lu 55 hao', 'jhdl55h'],
  ['绿化公司', 'lv hua gong si', 'lhgs'],
  ['重庆路', 'chong qing lu', 'cql'],
  ['观音湖（北门）KFC', 'guan yin hu bei men kfc', 'gyhbmkfc'],
  ['Ｇ３１８国道', 'g318 guo dao', 'g318gd'],
  ['二〇二路', 'er ling er lu', 'elel'],
  ['', '', ''],
])('%s is found by %j and %j', (name, pinyin, pinyinInitials) => {
  expect(pinyinKeys(name)).toEqual({ pinyin, pinyinInitials })
})
