from windlass.kit.errors import Conflict, Invalid, NotFound


class SupplierNotFound(NotFound):
    code = "supplier_not_found"


class SupplierInUse(Conflict):
    """`products` in the details says how many products would lose their supplier."""

    code = "supplier_in_use"


class SupplierIsManual(Conflict):
    """A person orders from it: there is nothing to call."""

    code = "supplier_is_manual"


class SupplierDisabled(Conflict):
    code = "supplier_disabled"


class TooManySuppliers(Conflict):
    code = "too_many_suppliers"


class ReassignmentRefused(Invalid):
    code = "reassignment_refused"


class StateInvalid(Invalid):
    """The state that came back from a supplier's page is not one of ours, or too old."""

    code = "state_invalid"


class AuthorizationDenied(Conflict):
    """The person said no on the supplier's page, or its code has ended."""

    code = "authorization_denied"


class PlatformMissing(Conflict):
    """This installation has no application at the supplier's platform."""

    code = "platform_missing"


class ExchangeRateMissing(Conflict):
    """Costs come in US dollars and the merchant has not said what one is worth."""

    code = "exchange_rate_missing"
