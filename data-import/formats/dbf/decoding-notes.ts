import { note } from '../sentences.ts'
import type { Note } from '../source.ts'
import type { DbfRowDecoder } from './dbf-rows.ts'

/** Replaces a note of the same kind, so that walking the rows twice does not say things twice. */
function put(notes: Note[], said: Note): void {
  const at = notes.findIndex(({ code }) => code === said.code)
  if (at < 0) notes.push(said)
  else notes[at] = said
}

/** What only reading all rows shows: characters cut by the field's width and bytes that mean nothing. */
export function noteDecoding(notes: Note[], { text }: DbfRowDecoder, encoding: string): void {
  if (text.cutCells > 0) put(notes, note('cells-cut', { count: text.cutCells }))
  if (text.unreadableCells > 0) put(notes, note('cells-unreadable', { count: text.unreadableCells, encoding }))
}
