"""What others may react to. Changing a field here is an API change."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MembershipsOutdated:
    """Rules or categories changed: every product is to be looked at, from where the job is."""

    job_id: str
