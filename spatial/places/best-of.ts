/** Keeps the best `limit` of whatever is offered; what cannot be among them is passed by without sorting. */
export function bestOf<Item>(limit: number, compare: (a: Item, b: Item) => number) {
  let kept: Item[] = []
  let last: Item | undefined
  const shorten = () => {
    kept = kept.sort(compare).slice(0, limit)
    last = kept[limit - 1]
  }
  return {
    /** In order. */
    best(): readonly Item[] {
      shorten()
      return kept
    },
    offer(item: Item): void {
      if (last !== undefined && compare(item, last) >= 0) return
      kept.push(item)
      if (kept.length >= 2 * limit) shorten()
    },
  }
}
