from windlass.kit.errors import Invalid


class PairsInvalid(Invalid):
    """The fields say which products cannot be recommended."""

    code = "pairs_invalid"
