from windlass.kit.errors import Conflict, NotFound


class ZoneNotFound(NotFound):
    code = "zone_not_found"


class PlaceTaken(Conflict):
    """A place is in another zone already; `fields` name the places."""

    code = "place_taken"


class TooManyZones(Conflict):
    code = "too_many_zones"
