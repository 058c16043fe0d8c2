from windlass.kit.errors import Conflict, Gone, NotFound


class CartNotFound(NotFound):
    """Never was, is over, or belongs to another store."""

    code = "cart_not_found"


class CartLineNotFound(NotFound):
    code = "cart_line_not_found"


class CartCompleted(Gone):
    """It was paid; `order_id` in the details says as what."""

    code = "cart_completed"


class VariantNotForSale(Conflict):
    """Gone, not published, or never was."""

    code = "variant_not_for_sale"


class NotEnoughStock(Conflict):
    """`left` in the details is how many the cart can hold; 0 for sold out."""

    code = "not_enough_stock"


class LinesRefused(Conflict):
    """Nothing was put in; each field says why not, `quantity.<variant>`."""

    code = "lines_refused"


class CartFull(Conflict):
    code = "cart_full"


class CartBusy(Conflict):
    """Others kept changing the cart: nothing was changed."""

    code = "cart_busy"
