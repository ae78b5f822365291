import type { Entry } from './words.ts'

/** The search box and its results. */
export const searchWords = {
  'search.placeholder': [
    '搜索编号、类别、道路、门牌、网格、坐标',
    'Search codes, classes, roads, places, grids, coordinates',
  ],
  'search.label': ['搜索', 'Search'],
  'search.clear': ['清除搜索', 'Clear the search'],
  'search.results': ['搜索结果 {count} 条', '{count} results'],
  'search.nothing': ['没有找到“{text}”', 'Nothing found for “{text}”'],
  'search.nothingHint': [
    '可以试试：16 位部件编号或其开头、类别名（如“消防”）、道路名或拼音首字母（如“nhl”）、15 位网格号、“105.5775, 30.5033”这样的坐标。',
    'Try a component code or its beginning, a class (“hydrant”), a road or its pinyin initials (“nhl”), a 15-digit grid code, or coordinates such as “105.5775, 30.5033”.',
  ],
  'search.kind.component': ['部件', 'Component'],
  'search.kind.class': ['类别', 'Class'],
  'search.kind.road': ['道路', 'Road'],
  'search.kind.place': ['地名', 'Place'],
  'search.kind.grid': ['网格', 'Grid'],
  'search.kind.area': ['区域', 'Area'],
  'search.kind.organisation': ['单位', 'Unit'],
  'search.kind.crossing': ['路口', 'Crossing'],
  'search.kind.coordinate': ['坐标', 'Coordinates'],
} as const satisfies Record<string, Entry>
