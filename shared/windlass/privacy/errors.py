from windlass.kit.errors import Conflict, NotFound


class OrderUnderWay(Conflict):
    """A parcel still needs the address; `numbers` in the details are the orders'."""

    code = "order_under_way"


class ExportNotFound(NotFound):
    """Never was, is not ready, or its two weeks are over."""

    code = "export_not_found"
