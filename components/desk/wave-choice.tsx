import { Button } from "../ui/button"
import { Field, Select } from "../ui/field"

type Props = { waves: readonly { id: string; name: string }[]; chosen: string; label: string; show: string }

/** Picks the wave that a page shows; kept in the address, works without a script. */
export function WaveChoice({ waves, chosen, label, show }: Props) {
  return (
    <form method="get" className="flex flex-wrap items-end gap-2">
      <Field label={label}>
        {(control) => (
          <Select {...control} name="wave" defaultValue={chosen}>
            {waves.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Button type="submit">{show}</Button>
    </form>
  )
}
