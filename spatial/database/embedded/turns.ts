/** Who may use the one backend: a queue in order of arrival. A turn lasts until it is given back. */
export class Turns {
  #waiting: (() => void)[] = []
  #taken = false

  async take(): Promise<void> {
    if (this.#taken) await new Promise<void>(go => this.#waiting.push(go))
    this.#taken = true
  }

  giveBack(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#taken = false
  }
}
