import { type ClassList, classList } from '../../../spatial/catalogue/class-list.ts'
import { perCommit } from '../../../spatial/database/per-commit.ts'
import type { Db } from '../../../spatial/database/schema.ts'
import type { Attribute } from '../../../spatial/features/feature-type.ts'
import { wordZh } from './words-zh.ts'

/** The class book in use; with it fields, symbols and templates know their classes. */
export type ClassDomains = Pick<ClassList, 'majors'>

const read = perCommit((db: Db, _kind: 'component') => classList(db, 'component'))

export const classDomains = (db: Db): Promise<ClassDomains> => read(db, 'component')

interface CodedValue {
  name: string
  code: string
}

/** The closed vocabulary of an attribute as a domain; null where there is none. */
export function domainOf({ name, words }: Attribute, { majors }: ClassDomains): object | null {
  if (name === 'classCode') return coded('componentClass', majors.flatMap(({ classes }) => classes).map(classValue))
  if (name === 'majorCode') return coded('componentMajor', majors.map(classValue))
  return words
    ? coded(
        name,
        words.map(word => ({ name: wordZh(name, word), code: word })),
      )
    : null
}

const classValue = ({ code, nameZh }: { code: string; nameZh: string }): CodedValue => ({ name: nameZh, code })

const coded = (name: string, codedValues: CodedValue[]): object => ({
  type: 'codedValue',
  name,
  codedValues,
  mergePolicy: 'esriMPTDefaultValue',
  splitPolicy: 'esriSPTDefaultValue',
})
