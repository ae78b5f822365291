import type { ServerResponse } from 'node:http'

/** Comments that keep proxies from closing a quiet stream; the shortest usual limit is 30 s. */
const HEARTBEAT_MS = 15_000
/** What a reader may leave unread before it is dropped; it comes back by itself and catches up. */
const MAX_UNREAD_BYTES = 256 * 1024
/** How long a browser waits before it comes back. */
const RETRY_MS = 2000

export interface EventStreamsOptions {
  maxStreams: number
  heartbeatMs?: number
}

/** Open streams of server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export class EventStreams {
  readonly #maxStreams: number
  readonly #streams = new Set<ServerResponse>()
  readonly #heartbeat: NodeJS.Timeout

  constructor({ maxStreams, heartbeatMs = HEARTBEAT_MS }: EventStreamsOptions) {
    this.#maxStreams = maxStreams
    this.#heartbeat = setInterval(() => this.#sendAll(':\n\n'), heartbeatMs)
    this.#heartbeat.unref()
  }

  get size(): number {
    return this.#streams.size
  }

  get isFull(): boolean {
    return this.#streams.size >= this.#maxStreams
  }

  /** Begins a stream on a response whose head is not written yet; it is forgotten when the reader leaves. */
  open(stream: ServerResponse, headers: Record<string, string>): void {
    this.#streams.add(stream)
    stream.once('close', () => this.#streams.delete(stream))
    // a connection that breaks under a write says so and then closes; nobody else need hear of it
    stream.on('error', () => {})
    stream.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // a stream that ends takes its connection along; kept alive, it would hold up a closing server
      connection: 'close',
      // nginx would otherwise hold events back
      'x-accel-buffering': 'no',
    })
    stream.write(`retry: ${RETRY_MS}\n\n`)
  }

  send(stream: ServerResponse, event: string, id: number, data: unknown): void {
    this.#write(stream, eventText(event, id, data))
  }

  sendToAll(event: string, id: number, data: unknown): void {
    this.#sendAll(eventText(event, id, data))
  }

  close(): void {
    clearInterval(this.#heartbeat)
    for (const stream of this.#streams) stream.end()
    this.#streams.clear()
  }

  #sendAll(text: string): void {
    for (const stream of this.#streams) this.#write(stream, text)
  }

  #write(stream: ServerResponse, text: string): void {
    if (stream.writableLength > MAX_UNREAD_BYTES) stream.destroy()
    else stream.write(text)
  }
}

/** JSON has no line breaks, so the data are one line. */
const eventText = (event: string, id: number, data: unknown): string =>
  `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`
