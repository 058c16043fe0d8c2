from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query

from windlass.vitals import service
from windlass.vitals.schemas import SpeedReport
from windlass.web.api import Router, current_store

router = Router()


@router.get("/stores/<store_id>/speed")
def get_speed(store_id: str, days: Annotated[int, Query(ge=1, le=90)] = 28) -> SpeedReport:
    """How fast the shop was for the people in it, as their browsers measured it."""
    return SpeedReport.of(service.report(current_store(router, store_id), days=days))
