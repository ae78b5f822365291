import type { Major, MinorClass } from '../book/classes-query.ts'
import { useWords } from '../i18n/use-words.ts'
import { changeFilter } from '../state/map-store.ts'
import { ClassSymbol, MajorShape } from '../symbols/symbol.tsx'
import { Icon } from '../ui/icons.tsx'
import { ClassRow } from './class-row.tsx'
import { isShown, majorTicked, onlyThis, type ShownClasses, toggleClass, toggleMajor } from './class-selection.ts'

interface MajorRowProps {
  readonly majors: readonly Major[]
  readonly major: Major
  readonly shown: ShownClasses
  readonly countOf: (minor: MinorClass) => number
  readonly isOpen: boolean
  readonly isFirst: boolean
  readonly onFold: () => void
}

/** A major class with its minors folded under it. */
export function MajorRow({ majors, major, shown, countOf, isOpen, isFirst, onFold }: MajorRowProps) {
  const t = useWords()
  const name = t.pick(major)
  return (
    <>
      <ClassRow
        level={1}
        name={name}
        count={major.classes.reduce((sum, minor) => sum + countOf(minor), 0)}
        ticked={majorTicked(shown, major)}
        tabIndex={isFirst ? 0 : -1}
        isExpanded={isOpen}
        symbol={<MajorShape code={major.code} colour={major.colour} size={18} />}
        onTick={() => changeFilter({ classes: toggleMajor(majors, shown, major) })}
        onOnly={() => changeFilter({ classes: onlyThis(shown, major.code) })}
      >
        <button
          type="button"
          className="fold"
          data-part="fold"
          tabIndex={-1}
          aria-label={t(isOpen ? 'classes.collapse' : 'classes.expand', { name })}
          onClick={onFold}
        >
          <Icon name="chevron" size={16} />
        </button>
      </ClassRow>
      {isOpen &&
        major.classes.map(minor => (
          <ClassRow
            key={minor.code}
            level={2}
            name={t.pick(minor)}
            hint={minor.origin === 'local' ? `${minor.code} · ${t('classes.local')}` : minor.code}
            count={countOf(minor)}
            ticked={isShown(shown, minor.code) ? 'all' : 'none'}
            tabIndex={-1}
            symbol={<ClassSymbol majorCode={major.code} colour={major.colour} symbol={minor.symbol ?? ''} />}
            onTick={() => changeFilter({ classes: toggleClass(majors, shown, minor.code) })}
            onOnly={() => changeFilter({ classes: onlyThis(shown, minor.code) })}
          />
        ))}
    </>
  )
}
