/**
 * The one codec of all code formats. `parse…` turns text into parts or says what was found and what was expected;
 * `format…` is its inverse. Nothing outside this module cuts codes at fixed offsets.
 */
export * from './codes/area-code.ts'
export * from './codes/case-number.ts'
export * from './codes/component-code.ts'
export * from './codes/event-type-code.ts'
export type { CodeFault, Parsed, Refused } from './codes/parsed.ts'
export * from './codes/unit-grid-code.ts'
