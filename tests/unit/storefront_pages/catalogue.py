"""The template of the storefront's message catalogues, as its code and templates call for it.

PYTHONPATH=shared:functions:. python -m tests.unit.storefront_pages.catalogue
"""

from infra import catalogues

TEMPLATE = catalogues.PAGES.template
extracted = catalogues.PAGES.extracted

if __name__ == "__main__":
    catalogues.extract()
