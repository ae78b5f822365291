/** Words that made-up names of streets, estates and communities are put together from. */
const FIRST = '安永长广福吉瑞祥和德仁义文明清锦金玉春夏秋兴盛隆泰康宁嘉佳善乐顺通达丰裕华彩云星月日晨曙朝新宏远平正天'
const SECOND =
  '宁安乐康顺和兴盛昌荣华阳景园苑林柳杨桂兰梅竹松莲荷枫桐溪泉江湖河山峰岭桥门台亭坪坝湾洲滨城源泰祥瑞福禄寿喜庆丰'

/** All two-character words, the order mixed by a fixed stride so that neighbours do not look alike. */
function mixedPairs(): string[] {
  const pairs = [...FIRST].flatMap(first =>
    [...SECOND].filter(second => second !== first).map(second => first + second),
  )
  const stride = 787
  return pairs.map((_, i) => pairs[(i * stride) % pairs.length]!)
}

const PAIRS = [...new Set(mixedPairs())]

/** Hands out words, each once. */
export function wordSource(startAt: number): () => string {
  let at = startAt
  return () => PAIRS[at++ % PAIRS.length]!
}
