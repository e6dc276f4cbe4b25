import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import s from './people-checks.module.css'

interface PeopleChecksProps {
  label: string
  /** How many are chosen of how many. */
  description: ReactNode
  people: readonly { id: string; text: string }[]
  chosen: readonly string[]
  onChange: (ids: string[]) => void
  error?: ReactNode
  required?: boolean | undefined
}

/** People to tick in a list that scrolls. */
export function PeopleChecks({ label, description, people, chosen, onChange, error, required = false }: PeopleChecksProps) {
  return (
    <Checkbox.Group
      label={label}
      description={description}
      withAsterisk={required}
      value={[...chosen]}
      error={error}
      onChange={(ids) => onChange([...ids])}
    >
      <div className={s.people}>
        {people.map((person) => (
          <Checkbox key={person.id} value={person.id} label={person.text} />
        ))}
      </div>
    </Checkbox.Group>
  )
}
