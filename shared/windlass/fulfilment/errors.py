from windlass.kit.errors import Conflict, Invalid, NotFound


class ActionNotFound(NotFound):
    code = "action_not_found"


class FulfilmentNotFound(NotFound):
    code = "fulfilment_not_found"


class ActionAlreadyResolved(Conflict):
    """`choice` in the details says how."""

    code = "action_already_resolved"


class ChoiceUnknown(Invalid):
    code = "choice_unknown"


class OrderedBySupplierItself(Conflict):
    """Only what a person orders by hand is marked by hand."""

    code = "fulfilment_not_manual"


class OutOfStep(Conflict):
    """It is in no state for this: not ordered yet, or cancelled."""

    code = "fulfilment_out_of_step"


class PlacementInProgress(Conflict):
    """Somebody asks the supplier right now. Try again in a minute."""

    code = "placement_in_progress"


class FulfilmentChanged(Conflict):
    """Somebody changed it between our read and our write, again and again."""

    code = "fulfilment_changed"
