"""Every type of section that pages can draw. A type that is not here is skipped."""

from storefront_pages.sections import frame, goods, pictures, truths, words
from storefront_pages.sections.kinds import Kind

KINDS: dict[str, Kind] = {
    **pictures.KINDS,
    **goods.KINDS,
    **words.KINDS,
    **truths.KINDS,
    **frame.KINDS,
}
MAIN = "main_"  # the beginning of the types that a page draws itself
