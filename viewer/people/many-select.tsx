import { Select } from 'antd'
import { Field } from './field.tsx'

interface ManySelectProps {
  readonly label: string
  /** What choosing nothing means. */
  readonly whenNone: string
  readonly value: readonly string[] | null
  readonly options: readonly { value: string; label: string }[]
  /** Null for none. */
  readonly onChange: (chosen: string[] | null) => void
  readonly isLoading?: boolean
}

/** Any number out of a list, found by typing; none of them is no limit. */
export function ManySelect({ label, whenNone, value, options, onChange, isLoading = false }: ManySelectProps) {
  return (
    <Field label={label}>
      {id => (
        <Select
          id={id}
          mode="multiple"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          loading={isLoading}
          placeholder={whenNone}
          value={value ? [...value] : []}
          options={[...options]}
          onChange={chosen => onChange(chosen.length > 0 ? chosen : null)}
        />
      )}
    </Field>
  )
}
