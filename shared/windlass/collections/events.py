"""What others may react to. Changing a field here is an API change."""

from msgspec import Struct


class MembershipsOutdated(Struct, frozen=True):
    """Rules or categories changed: every product is to be looked at, from where the job is."""

    job_id: str
