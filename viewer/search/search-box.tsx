import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type RefObject, useDeferredValue, useId, useState } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { useMapHandle } from '../map/map-handle.ts'
import { useMapState } from '../state/map-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Icon } from '../ui/icons.tsx'
import { openResult } from './search-commands.ts'
import { type SearchResult, searchQuery } from './search-query.ts'
import { SearchResults } from './search-results.tsx'
import './search.css'

/** The one box: type, arrow down, Enter. */
export function SearchBox({ inputRef }: { inputRef: RefObject<HTMLInputElement | null> }) {
  const t = useWords()
  const map = useMapHandle()
  const from = useMapState(state => state.view)
  const [text, setText] = useState('')
  const [isOpen, setIsOpen] = useState(false)
  const [active, setActive] = useState(0)
  const listId = useId()
  const asked = useDeferredValue(text.trim())
  const { data, error, isFetching } = useQuery({ ...searchQuery(asked, from), placeholderData: keepPreviousData })
  const results = asked ? (data?.results ?? []) : []

  const choose = (result: SearchResult | undefined) => {
    if (!result) return
    openResult(result, map)
    setIsOpen(false)
    inputRef.current?.blur()
  }
  const type = (next: string) => {
    setText(next)
    setActive(0)
    setIsOpen(true)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && results.length > 0) {
      event.preventDefault()
      setIsOpen(true)
      setActive(index => (index + step + results.length) % results.length)
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) choose(results[active])
    if (event.key === 'Escape') {
      event.stopPropagation()
      if (isOpen && text) setIsOpen(false)
      else {
        setText('')
        inputRef.current?.blur()
      }
    }
  }
  const showsList = isOpen && asked !== ''
  return (
    <search className="search">
      <div className="search-field">
        <Icon name="search" size={18} />
        <input
          ref={inputRef}
          type="text"
          role="combobox"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
          value={text}
          placeholder={t('search.placeholder')}
          aria-label={t('search.label')}
          aria-expanded={showsList}
          aria-controls={listId}
          aria-activedescendant={showsList && results[active] ? `${listId}-${active}` : undefined}
          aria-keyshortcuts="/"
          onChange={event => type(event.target.value)}
          onFocus={() => setIsOpen(true)}
          onBlur={() => setIsOpen(false)}
          onKeyDown={onKeyDown}
        />
        {text ? <IconButton small icon="close" label={t('search.clear')} onClick={() => type('')} /> : <kbd>/</kbd>}
      </div>
      {showsList && (
        <SearchResults
          listId={listId}
          text={asked}
          results={results}
          active={active}
          error={error}
          isLoading={isFetching && !data}
          onChoose={choose}
          onHover={setActive}
        />
      )}
    </search>
  )
}
