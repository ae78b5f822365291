import type { Readiness } from '../../api/app.ts'

/** Says on the terminal, and through `readiness` to whoever asks over HTTP, what is being done and how far it is. */
export class Announcer {
  #readiness: Readiness
  #startedAt = performance.now()
  #lastPercent = -1

  constructor(readiness: Readiness) {
    this.#readiness = readiness
  }

  stage(words: string): void {
    this.#readiness.stage = words
    delete this.#readiness.progress
    this.#lastPercent = -1
    this.#write(`${words}\n`)
  }

  /** `fraction` from 0 to 1; a terminal sees the line change, a log file one line each tenth. */
  progress(fraction: number): void {
    this.#readiness.progress = fraction
    const percent = Math.floor(fraction * (process.stdout.isTTY ? 100 : 10)) * (process.stdout.isTTY ? 1 : 10)
    if (percent === this.#lastPercent) return
    this.#lastPercent = percent
    this.#write(
      process.stdout.isTTY ? `${this.#readiness.stage} ${percent} %\r` : `${this.#readiness.stage} ${percent} %\n`,
    )
  }

  ready(words: string): void {
    this.#readiness.ready = true
    this.stage(words)
  }

  #write(text: string): void {
    const seconds = ((performance.now() - this.#startedAt) / 1000).toFixed(1).padStart(6)
    process.stdout.write(`${seconds} s  ${text}`)
  }
}
