import type { Words } from '../i18n/use-words.ts'

/** Local attributes that survey files carry often, by the name of their column. */
const KNOWN = ['material', 'spec', 'shape', 'photo', 'model', 'height', 'diameter', 'road'] as const

const known = (name: string): (typeof KNOWN)[number] | undefined => KNOWN.find(word => word === name.toLowerCase())

/** The name of a local attribute in words; one that is not known keeps the name of its column. */
export function attributeText(t: Words, name: string): string {
  const word = known(name)
  return word ? t(`attribute.${word}`) : name
}
