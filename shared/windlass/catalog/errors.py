from windlass.kit.errors import Conflict, Invalid, NotFound
from windlass.web.etags import VersionStale


class ProductNotFound(NotFound):
    code = "product_not_found"


class ProductStale(VersionStale):
    code = "version_stale"


class ProductInvalid(Invalid):
    """The fields say what is wrong with options, variants or sizes."""

    code = "product_invalid"


class ProductExists(Conflict):
    """It was created before under the id that this creation names."""

    code = "product_exists"


class HandleTaken(Conflict):
    code = "handle_taken"


class VariantNotFound(NotFound):
    code = "variant_not_found"


class ImageNotFound(NotFound):
    code = "image_not_found"


class TooManyImages(Conflict):
    code = "too_many_images"


class StockStale(VersionStale):
    """The quantity is no longer the one that the caller saw."""

    code = "stock_stale"


class StockTooLow(Conflict):
    """A subtraction that would leave less than nothing."""

    code = "stock_too_low"


class ProductBusy(Conflict):
    """So many others changed the product at the same moment that this change found no gap."""

    code = "product_busy"
