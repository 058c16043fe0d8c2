from typing import Annotated

from annotated_types import Interval
from aws_lambda_powertools.event_handler.openapi.params import Query

from windlass.vitals import service
from windlass.vitals.schemas import SpeedReport
from windlass.web.api import Router, current_store
from windlass.web.schemas import IN_DIGITS

router = Router()


@router.get("/stores/<store_id>/speed")
def get_speed(
    store_id: str, days: Annotated[int, Interval(ge=1, le=90), IN_DIGITS, Query()] = 28
) -> SpeedReport:
    """How fast the shop was for the people in it, as their browsers measured it."""
    return SpeedReport.of(service.report(current_store(router, store_id), days=days))
