/** Keeps the best `limit` of whatever is offered, in order, without sorting the rest. */
export function bestOf<Item>(limit: number, compare: (a: Item, b: Item) => number) {
  const kept: Item[] = []
  return {
    kept: kept as readonly Item[],
    offer(item: Item): void {
      if (kept.length === limit && compare(item, kept[limit - 1]!) >= 0) return
      let place = kept.length
      while (place > 0 && compare(item, kept[place - 1]!) < 0) place--
      kept.splice(place, 0, item)
      if (kept.length > limit) kept.pop()
    },
  }
}
