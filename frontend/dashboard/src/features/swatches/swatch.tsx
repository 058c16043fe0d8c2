const isColour = (text: string) => /^#[0-9a-f]{6}$/i.test(text)

/** A round patch as shoppers see it; a dashed ring where a word is shown. */
export function Swatch({ colours }: { colours: string[] }) {
  const [first = '', second = first] = colours.filter(isColour)
  if (!first) return <span aria-hidden className="size-6 shrink-0 rounded-full border border-dashed border-text/40" />
  return (
    <span
      aria-hidden
      className="size-6 shrink-0 rounded-full border border-text/40"
      style={{ background: `linear-gradient(135deg, ${first} 50%, ${second} 50%)` }}
    />
  )
}
