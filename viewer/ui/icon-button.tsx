import { Icon, type IconName } from './icons.tsx'

interface IconButtonProps {
  readonly icon: IconName
  /** Read out, and shown on hover together with the key. */
  readonly label: string
  readonly onClick: () => void
  readonly shortcut?: string
  readonly pressed?: boolean
  readonly disabled?: boolean
  readonly small?: boolean
}

/** A button that is a picture: its label is its name and its hint. */
export const IconButton = ({ icon, label, onClick, shortcut, pressed, disabled, small }: IconButtonProps) => (
  <button
    type="button"
    className={small ? 'icon-button small' : 'icon-button'}
    aria-label={label}
    title={shortcut ? `${label} (${shortcut})` : label}
    aria-pressed={pressed}
    aria-keyshortcuts={shortcut}
    disabled={disabled}
    onClick={onClick}
  >
    <Icon name={icon} size={small ? 18 : 20} />
  </button>
)
