import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { IconButton } from './icon-button.tsx'
import './card.css'

interface CardProps {
  readonly symbol?: ReactNode
  readonly title: ReactNode
  /** What the thing is called by the register: its code, its kind. */
  readonly subtitle?: ReactNode
  readonly actions?: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
}

/** One thing and everything known of it. */
export function Card({ symbol, title, subtitle, actions, onClose, children }: CardProps) {
  const t = useWords()
  return (
    <article className="card">
      <header>
        {symbol}
        <div>
          <h2>{title}</h2>
          {subtitle && <div className="card-subtitle">{subtitle}</div>}
        </div>
        <IconButton icon="close" label={t('panel.close')} shortcut="Escape" onClick={onClose} />
      </header>
      {actions && <div className="card-actions">{actions}</div>}
      <div className="card-body">{children}</div>
    </article>
  )
}

/** A part of a card under its own heading. */
export const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="card-section">
    <h3>{title}</h3>
    {children}
  </section>
)

/** Names and values. What is not known says so instead of being left out. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  const t = useWords()
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value ?? <span className="quiet">{t('card.unknown')}</span>}</dd>
        </div>
      ))}
    </dl>
  )
}
