from pydantic import BaseModel, Field

from integrator_api.caller import current_integration
from windlass.kit import config
from windlass.stores import service
from windlass.stores.models import Store
from windlass.web.api import Router

router = Router()


class IntegratorStore(BaseModel):
    id: str
    name: str
    url: str
    currency: str = Field(description="Of every price and order, ISO 4217")
    country: str
    locale: str
    time_zone: str
    is_open: bool

    @classmethod
    def of(cls, store: Store) -> "IntegratorStore":
        return cls(
            id=store.store_id,
            name=store.name,
            url=config.storefront_url(store.slug),
            currency=store.currency,
            country=store.country,
            locale=store.locale,
            time_zone=store.time_zone,
            is_open=store.is_open,
        )


@router.get("/store")
def get_store() -> IntegratorStore:
    return IntegratorStore.of(service.get(current_integration(router)))
