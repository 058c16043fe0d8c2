import type { ThemeDocument } from './document'

/** A small theme. For tests. */
export const sampleDocument: ThemeDocument = {
  format: 1,
  preset: 'harbour',
  settings: { primary: '#1f4fd8', text: '#111315', background: '#ffffff', heading_font: 'inter', corner_radius: 8 },
  groups: {
    header: [{ id: 'header-1', type: 'header', is_hidden: false, settings: {}, blocks: [] }],
    footer: [{ id: 'footer-1', type: 'footer', is_hidden: false, settings: {}, blocks: [] }],
  },
  templates: {
    home: [
      { id: 'hero-1', type: 'hero', is_hidden: false, settings: { heading: 'Power for small things' }, blocks: [] },
      {
        id: 'slides-1',
        type: 'slideshow',
        is_hidden: false,
        settings: {},
        blocks: [
          { id: 'slide-1', type: 'slide', is_hidden: false, settings: { heading: 'First' } },
          { id: 'slide-2', type: 'slide', is_hidden: false, settings: { heading: 'Second' } },
        ],
      },
      { id: 'featured-1', type: 'featured_products', is_hidden: false, settings: { products: [] }, blocks: [] },
    ],
    product: [{ id: 'product-1', type: 'main_product', is_hidden: false, settings: {}, blocks: [] }],
    collection: [{ id: 'collection-1', type: 'main_collection', is_hidden: false, settings: {}, blocks: [] }],
    collections: [{ id: 'collections-1', type: 'main_collections', is_hidden: false, settings: {}, blocks: [] }],
    search: [{ id: 'search-1', type: 'main_search', is_hidden: false, settings: {}, blocks: [] }],
    cart: [{ id: 'cart-1', type: 'main_cart', is_hidden: false, settings: {}, blocks: [] }],
    page: [{ id: 'page-1', type: 'main_page', is_hidden: false, settings: {}, blocks: [] }],
    not_found: [{ id: 'missing-1', type: 'main_not_found', is_hidden: false, settings: {}, blocks: [] }],
  },
}
