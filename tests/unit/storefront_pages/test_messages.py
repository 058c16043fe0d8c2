from storefront_pages import messages
from tests.unit.storefront_pages import catalogue


def test_the_translators_template_lists_every_message() -> None:
    assert catalogue.TEMPLATE.read_text() == catalogue.extracted()


def test_messages_of_templates_code_and_tables_are_all_found() -> None:
    found = catalogue.extracted()

    for message in ("Add to cart", "All products", "Order with obligation to pay"):
        assert f'msgid "{message}"' in found
    assert 'msgid_plural "%(num)s days to return it"' in found


def test_a_language_without_catalogue_speaks_english() -> None:
    assert messages.catalogue("xx").gettext("Add to cart") == "Add to cart"
