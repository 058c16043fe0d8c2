/** Our own line drawings: two weights of one line, one touch of the accent. */
const DRAWINGS = {
  box: (
    <>
      <path d="M18 38 60 24l42 14v40L60 92 18 78z" />
      <path d="M18 38l42 14 42-14M60 52v40" />
      <path className="stroke-accent" d="M39 31l42 14v14" />
    </>
  ),
  list: (
    <>
      <path d="M26 20h56l12 12v60H26z" />
      <path d="M82 20v12h12" />
      <path d="M40 48h40M40 62h40M40 76h22" />
      <path className="stroke-accent" d="M40 34h18" />
    </>
  ),
  rope: (
    <>
      <path d="M30 22v72M90 22v72M30 40h60M30 78h60" />
      <path className="stroke-accent" d="M20 72c30-6 54-14 80-26M22 46c10-10 66-10 76 0M22 46c20 6 50 16 78 26" />
    </>
  ),
  shop: (
    <>
      <path d="M26 50v42h68V50" />
      <path d="M20 36l8-16h64l8 16c0 8-6 12-13 12s-13-5-13-12c0 7-6 12-14 12s-14-5-14-12c0 7-6 12-13 12S20 44 20 36z" />
      <path className="stroke-accent" d="M50 92V66h20v26" />
    </>
  ),
  truck: (
    <>
      <path d="M14 34h56v44H14zM70 48h20l14 16v14H70z" />
      <path className="fill-surface" d="M34 88a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM84 88a9 9 0 1 0 0-18 9 9 0 0 0 0 18z" />
      <path className="stroke-accent" d="M24 48h22M24 58h14" />
    </>
  ),
  mail: (
    <>
      <path d="M18 32h84v54H18z" />
      <path className="stroke-accent" d="M18 32l42 32 42-32" />
    </>
  ),
  key: (
    <>
      <path d="M40 74a18 18 0 1 0 0-36 18 18 0 0 0 0 36z" />
      <path className="stroke-accent" d="M58 56h44v12M86 56v10" />
      <path d="M40 56h.1" />
    </>
  ),
  search: (
    <>
      <path d="M54 78a26 26 0 1 0 0-52 26 26 0 0 0 0 52zM73 71l25 25" />
      <path className="stroke-accent" d="M42 52h24" />
    </>
  ),
  card: (
    <>
      <path d="M16 34h88v52H16zM16 48h88" />
      <path className="stroke-accent" d="M28 72h20" />
    </>
  ),
  compass: (
    <>
      <path d="M60 96a38 38 0 1 0 0-76 38 38 0 0 0 0 76z" />
      <path className="stroke-accent" d="M74 44l-8 20-20 8 8-20z" />
    </>
  ),
}

export type DrawingName = keyof typeof DRAWINGS

export const Drawing = ({ name }: { name: DrawingName }) => (
  <svg
    viewBox="0 0 120 112"
    fill="none"
    strokeWidth="2.25"
    strokeLinecap="round"
    strokeLinejoin="round"
    className="h-24 w-26 stroke-muted/60"
    aria-hidden
  >
    {DRAWINGS[name]}
  </svg>
)
