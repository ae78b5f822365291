import { commit } from '../../database/commit.ts'
import type { Db } from '../../database/schema.ts'

export interface RuleInput {
  target?: 'component' | 'event'
  class?: string
  area?: string
  owner?: string
  handler: string
  from?: string
  until?: string
}

/** Publishes terminal units by their codes. */
export const addUnits = (db: Db, codes: string[]) =>
  commit(db, { actor: 'test' }, trx =>
    trx
      .insertInto('organisations')
      .values(codes.map(code => ({ code, name_zh: `单位${code}`, kind: 'terminal' as const })))
      .execute(),
  )

/** Publishes rules for components unless they say otherwise, by their ids. */
export const addRules = (db: Db, rules: Record<string, RuleInput>) =>
  commit(db, { actor: 'test' }, trx =>
    trx
      .insertInto('responsibility_rules')
      .values(
        Object.entries(rules).map(([id, rule]) => ({
          id,
          target: rule.target ?? 'component',
          class_code: rule.class ?? null,
          area_code: rule.area ?? null,
          owner_code: rule.owner ?? null,
          handler_code: rule.handler,
          starts_on: rule.from ?? '2020-01-01',
          ends_on: rule.until ?? null,
        })),
      )
      .execute(),
  )

export const closeUnit = (db: Db, code: string) =>
  commit(db, { actor: 'test' }, trx =>
    trx.updateTable('organisations').set({ retired_at: new Date() }).where('code', '=', code).execute(),
  )
