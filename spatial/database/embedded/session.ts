import type { Socket } from 'node:net'
import type { PGlite } from '@electric-sql/pglite'
import type { Turns } from './turns.ts'
import { errorFrame, type Frame, FrameReader, frame, int32 } from './wire.ts'

const SSL_REQUEST = 80877103
const GSS_REQUEST = 80877104
const CANCEL_REQUEST = 80877102

const PARAMETERS: Record<string, string> = {
  server_version: '18.3',
  server_encoding: 'UTF8',
  client_encoding: 'UTF8',
  DateStyle: 'ISO, MDY',
  TimeZone: 'UTC',
  integer_datetimes: 'on',
  standard_conforming_strings: 'on',
}

const COPY_FROM_CLIENT = /^\s*copy\b[^;]*\bfrom\s+stdin\b/i
const IS_BINARY = /\bbinary\b/i
/** Messages with which the backend says how a statement ended: completed, failed, empty, copying out. */
const OUTCOMES = new Set(['C', 'E', 'I', 'H'])
/** Frontend messages that make the backend run something. */
const RUNS = new Set(['Q', 'E'])

/**
 * One client of the embedded database. The backend is a single session that answers a whole batch at a time, so messages
 * are collected up to a Sync, a Flush or a simple query, and the client keeps its turn until its transaction is over.
 */
export class Session {
  #database: PGlite
  #turns: Turns
  #socket: Socket
  #frames = new FrameReader()
  #greeting: Buffer | undefined = Buffer.alloc(0)
  #batch: Frame[] = []
  #copying = false
  #hasTurn = false
  #transaction = 'I'

  constructor(database: PGlite, turns: Turns, socket: Socket) {
    this.#database = database
    this.#turns = turns
    this.#socket = socket
  }

  async receive(chunk: Buffer): Promise<void> {
    const rest = this.#greeting ? this.#greet(Buffer.concat([this.#greeting, chunk])) : chunk
    for (const message of this.#frames.read(rest)) await this.#take(message)
  }

  /** The client is gone: what it left open is rolled back. */
  async end(): Promise<void> {
    if (!this.#hasTurn) return
    if (this.#transaction !== 'I') await this.#execute([{ type: 'Q', bytes: frame('Q', 'rollback') }], () => {})
    this.#release()
  }

  /** Answers the start-up packets, which have no type byte; returns what follows them. */
  #greet(bytes: Buffer): Buffer {
    let rest = bytes
    while (rest.length >= 8 && rest.length >= rest.readUInt32BE(0)) {
      const code = rest.readInt32BE(4)
      rest = rest.subarray(rest.readUInt32BE(0))
      if (code === CANCEL_REQUEST) this.#socket.end()
      else if (code === SSL_REQUEST || code === GSS_REQUEST) this.#socket.write('N')
      else return this.#welcome(rest)
    }
    this.#greeting = rest
    return Buffer.alloc(0)
  }

  #welcome(rest: Buffer): Buffer {
    this.#greeting = undefined
    this.#socket.write(frame('R', int32(0)))
    for (const [name, value] of Object.entries(PARAMETERS)) this.#socket.write(frame('S', name, value))
    this.#socket.write(frame('K', int32(process.pid), int32(0)))
    this.#socket.write(frame('Z', Buffer.from('I')))
    return rest
  }

  async #take(message: Frame): Promise<void> {
    if (message.type === 'X') {
      this.#socket.end()
      return
    }
    // chunks are reused by the socket's reader, and a batch outlives them
    this.#batch.push({ type: message.type, bytes: Buffer.from(message.bytes) })
    if (this.#copying) {
      if (message.type === 'c' || message.type === 'f') await this.#run()
    } else if (message.type === 'Q') await (isCopyFromClient(message) ? this.#invite(message) : this.#run())
    else if (message.type === 'S' || message.type === 'H') await this.#run()
  }

  /** The backend wants a copy's rows together with its statement, so the client is asked for them first. */
  async #invite(message: Frame): Promise<void> {
    this.#copying = true
    const format = IS_BINARY.test(message.bytes.toString('utf8')) ? 1 : 0
    this.#socket.write(frame('G', Buffer.from([format, 0, 0])))
  }

  async #run(): Promise<void> {
    const batch = this.#batch
    this.#batch = []
    this.#copying = false
    if (!this.#hasTurn) await this.#turns.take()
    this.#hasTurn = true
    await this.#execute(batch, bytes => this.#socket.write(bytes))
    if (batch.at(-1)!.type === 'H') return
    this.#socket.write(frame('Z', Buffer.from(this.#transaction)))
    if (this.#transaction === 'I') this.#release()
  }

  /**
   * Runs a batch and passes the answer on. The backend announces itself ready once more than asked after an error, so
   * its own announcements are only read. When a geometry operation fails inside it, it says nothing of the outcome, or that
   * a portal without a row limit is suspended.
   */
  async #execute(batch: Frame[], send: (bytes: Buffer) => void): Promise<void> {
    const answers = new FrameReader()
    const mayBeSuspended = batch.some(hasRowLimit)
    let outcomes = 0
    await this.#database.execProtocolRawStream(Buffer.concat(batch.map(message => message.bytes)), {
      onRawData: chunk => {
        for (const { type, bytes } of answers.read(Buffer.from(chunk))) {
          if (OUTCOMES.has(type) || (type === 's' && mayBeSuspended)) outcomes++
          if (type === 's' && !mayBeSuspended) continue
          if (type === 'Z') this.#transaction = String.fromCharCode(bytes[5]!)
          else if (type !== 'G') send(bytes)
        }
      },
    })
    if (outcomes === 0 && batch.some(message => RUNS.has(message.type)))
      send(errorFrame('XX000', 'the embedded database dropped a statement: a geometry operation failed inside it'))
  }

  #release(): void {
    this.#hasTurn = false
    this.#turns.giveBack()
  }
}

const isCopyFromClient = (message: Frame): boolean => COPY_FROM_CLIENT.test(message.bytes.toString('utf8', 5, 2_000))

/** An Execute names its portal, ended by a zero, and how many rows it wants at the most; 0 for all. */
const hasRowLimit = ({ type, bytes }: Frame): boolean => type === 'E' && bytes.readInt32BE(bytes.indexOf(0, 5) + 1) > 0
