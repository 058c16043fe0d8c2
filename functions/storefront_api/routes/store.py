from pydantic import BaseModel, Field

from storefront_api.shops import cached, current_shop, moves
from windlass.currencies import service as currencies
from windlass.stores.storefronts import StorefrontStore
from windlass.web.api import Response, Router

router = Router()


class ShopCurrencyOut(BaseModel):
    value: str = Field(description="What to ask for prices in it with, as `?currency=`")
    code: str
    name: str
    symbol: str


class ShopOut(BaseModel):
    slug: str
    name: str
    url: str
    currency: str
    currencies: list[ShopCurrencyOut] = Field(
        description="What prices can be shown and charged in, the store's own first"
    )
    country: str
    locale: str
    time_zone: str
    tagline: str
    accent_colour: str
    contact_email: str
    accepts_payments: bool = Field(description="False: nothing can be bought yet")

    @classmethod
    def of(cls, shop: StorefrontStore) -> "ShopOut":
        return cls(
            slug=shop.slug,
            name=shop.name,
            url=shop.url,
            currency=shop.currency,
            currencies=[
                ShopCurrencyOut(value=one.value, code=one.code, name=one.name, symbol=one.symbol)
                for one in currencies.offered(shop, shop.locale)
            ],
            country=shop.country,
            locale=shop.locale,
            time_zone=shop.time_zone,
            tagline=shop.branding.tagline,
            accent_colour=shop.branding.accent_colour,
            contact_email=shop.contact.contact_email,
            accepts_payments=shop.accepts_payments,
        )


@router.get("/stores/<slug>", responses=moves(ShopOut))
def get_store(slug: str) -> Response[ShopOut]:
    _store, shop = current_shop(router, slug)
    return cached(ShopOut.of(shop))
