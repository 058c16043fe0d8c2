from windlass.kit.errors import Conflict, Invalid


class SlugTaken(Conflict):
    """`suggestions` in the details are free."""

    code = "slug_taken"


class SlugsUsedUp(Conflict):
    code = "slugs_used_up"


class StoreLimitReached(Conflict):
    """`limit` in the details is what the plan allows."""

    code = "store_limit_reached"


class LaunchNotReady(Conflict):
    """`missing` in the details lists the steps of the checklist that must be done first."""

    code = "launch_not_ready"


class PaymentsNotConnected(Conflict):
    code = "payments_not_connected"


class IdempotencyKeyReused(Invalid):
    code = "idempotency_key_reused"
