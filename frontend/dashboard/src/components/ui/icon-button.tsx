import { Button, type ButtonProps } from './button'
import { Tooltip } from './tooltip'

/** An icon alone, so its label is the tooltip and the accessible name. */
export function IconButton({
  label,
  size = 'icon',
  variant = 'quiet',
  keys,
  ...props
}: ButtonProps & { label: string; keys?: string[] }) {
  return (
    <Tooltip label={label} {...(keys ? { keys } : {})}>
      <Button aria-label={label} size={size} variant={variant} {...props} />
    </Tooltip>
  )
}
