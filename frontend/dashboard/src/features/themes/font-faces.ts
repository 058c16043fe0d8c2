import archivo from '@fontsource-variable/archivo/files/archivo-latin-wght-normal.woff2?url'
import dmSans from '@fontsource-variable/dm-sans/files/dm-sans-latin-wght-normal.woff2?url'
import fraunces from '@fontsource-variable/fraunces/files/fraunces-latin-wght-normal.woff2?url'
import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import jetbrainsMono from '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2?url'
import lora from '@fontsource-variable/lora/files/lora-latin-wght-normal.woff2?url'
import manrope from '@fontsource-variable/manrope/files/manrope-latin-wght-normal.woff2?url'
import nunito from '@fontsource-variable/nunito/files/nunito-latin-wght-normal.woff2?url'
import oswald from '@fontsource-variable/oswald/files/oswald-latin-wght-normal.woff2?url'
import outfit from '@fontsource-variable/outfit/files/outfit-latin-wght-normal.woff2?url'
import playfair from '@fontsource-variable/playfair-display/files/playfair-display-latin-wght-normal.woff2?url'
import quicksand from '@fontsource-variable/quicksand/files/quicksand-latin-wght-normal.woff2?url'
import sourceSerif from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url'
import spaceGrotesk from '@fontsource-variable/space-grotesk/files/space-grotesk-latin-wght-normal.woff2?url'
import workSans from '@fontsource-variable/work-sans/files/work-sans-latin-wght-normal.woff2?url'

const FILES: Record<string, string> = {
  archivo,
  'dm-sans': dmSans,
  fraunces,
  inter,
  'jetbrains-mono': jetbrainsMono,
  lora,
  manrope,
  nunito,
  oswald,
  outfit,
  'playfair-display': playfair,
  quicksand,
  'source-serif': sourceSerif,
  'space-grotesk': spaceGrotesk,
  'work-sans': workSans,
}

const familyOf = (fontId: string) => `Theme ${fontId}`
const asked = new Set<string>()

/** The font of a theme as a CSS family; its file is fetched when the first text in it is drawn. */
export function fontFamily(fontId: string, fallback: string): string {
  const file = FILES[fontId]
  if (!file) return fallback
  if (!asked.has(fontId) && 'fonts' in document) {
    asked.add(fontId)
    document.fonts.add(new FontFace(familyOf(fontId), `url(${file})`, { weight: '200 900', display: 'swap' }))
  }
  return `"${familyOf(fontId)}", ${fallback}`
}
