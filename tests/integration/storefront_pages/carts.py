"""A shopper who fills a cart by its forms."""

from tests.integration.storefront_pages.visitors import Answer, Visitor
from windlass.catalog.models import Product


def put_in(someone: Visitor, product: Product, quantity: str = "1", **headers: str) -> Answer:
    form = {
        "product": product.product_id,
        "variant": product.variants[0].id,
        "quantity": quantity,
    }
    return someone.post("/cart/lines", form, **headers)


def line_form(answer: Answer) -> tuple[str, dict[str, str]]:
    """The address of the first line's form and its hidden token."""
    action = next(
        form["action"]
        for form in answer.page.all("form")
        if form["action"].startswith("/cart/lines/")
    )
    return action, {"csrf": answer.page.all("input", name="csrf")[0]["value"]}
