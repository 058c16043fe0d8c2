from pydantic import BaseModel, Field

from windlass.notifications import service
from windlass.web.api import Router, created, current_store

router = Router()


class TicketOut(BaseModel):
    url: str = Field(description="Open a WebSocket here within a minute; good for one connection")


@router.post("/stores/<store_id>/realtime/ticket", responses=created(TicketOut))
def issue_ticket(store_id: str) -> tuple[TicketOut, int]:
    store = current_store(router, store_id)
    return TicketOut(url=service.connection_url(service.issue_ticket(store))), 201
