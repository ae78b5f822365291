import { useStore } from '../state/use-store.ts'
import { noticeStore } from './tool-stores.ts'
import './notice.css'

/** One line that says what just happened. */
export function Notice() {
  const text = useStore(noticeStore, value => value)
  return (
    <div className="notice" role="status">
      {text && <span>{text}</span>}
    </div>
  )
}
