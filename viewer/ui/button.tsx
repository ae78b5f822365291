import type { ReactNode } from 'react'

/** A button with words, outside the workbench: the map page loads no component library for its handful of buttons. */
export const Button = ({ onClick, children }: { onClick: () => void; children: ReactNode }) => (
  <button type="button" className="button" onClick={onClick}>
    {children}
  </button>
)
