/**
 * Distance below which two objects of one class are implausible, where it is not the survey's own accuracy:
 * lamps, trees and pylons have a size and a spacing of their own.
 */
const OWN_DISTANCE_METERS: Record<string, number> = { '0118': 2, '0133': 5, '0402': 1 }

/** Positional tolerance of the accuracy classes (CJ/T 214-2007): nearer than this the survey cannot tell two apart. */
const ACCURACY_METERS: Record<string, number> = { A: 0.5, B: 1, C: 10 }

export const accuracyMeters = (accuracyClass: string): number => ACCURACY_METERS[accuracyClass] ?? 0.5

/** Two points of one class whose distance is smaller are reported as `position-near`. */
export const implausibleDistanceMeters = (classCode: string, accuracyClass: string): number =>
  OWN_DISTANCE_METERS[classCode] ?? accuracyMeters(accuracyClass)
