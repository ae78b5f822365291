/**
 * One writer: never two cycles at once, a burst becomes its first and its newest state, and what is on the map is
 * remembered only after it got there.
 */
export function createUpdater<State>(apply: (next: State, onMap: State | undefined) => Promise<void> | void) {
  let onMap: State | undefined
  let waiting: { state: State } | undefined
  let running = false

  return async function update(next: State): Promise<void> {
    waiting = { state: next }
    if (running) return
    running = true
    try {
      while (waiting) {
        const { state } = waiting
        waiting = undefined
        await apply(state, onMap)
        onMap = state
      }
    } finally {
      running = false
    }
  }
}
