import { type ReactNode, useId } from 'react'

interface FieldProps {
  readonly label: string
  /** The control, which takes the id that the label names. */
  readonly children: (id: string) => ReactNode
}

/** A control with its label above it. */
export function Field({ label, children }: FieldProps) {
  const id = useId()
  return (
    <div className="labelled">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
