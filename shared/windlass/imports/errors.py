from windlass.kit.errors import Conflict, Invalid


class ReferenceUnknown(Invalid):
    """What was given names no product of a supplier that we know."""

    code = "reference_unknown"


class SupplierMissing(Conflict):
    """The store is not connected to the supplier that sells this."""

    code = "supplier_missing"


class ImportInFlight(Conflict):
    """Another request imports the same product right now."""

    code = "import_in_flight"
