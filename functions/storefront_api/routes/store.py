from pydantic import BaseModel, Field

from storefront_api.shops import Locale, cached, current_shop, moves, words_of
from windlass.currencies import service as currencies
from windlass.stores.storefronts import StorefrontStore
from windlass.translations.fields import STORE_ID, Kind
from windlass.translations.spoken import Words
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
    languages: list[str] = Field(description="To ask for titles in, the store's own first")
    time_zone: str
    tagline: str
    accent_colour: str
    contact_email: str
    accepts_payments: bool = Field(description="False: nothing can be bought yet")

    @classmethod
    def of(cls, shop: StorefrontStore, words: Words) -> "ShopOut":
        return cls(
            slug=shop.slug,
            name=shop.name,
            url=shop.url,
            currency=shop.currency,
            currencies=[
                ShopCurrencyOut(value=one.value, code=one.code, name=one.name, symbol=one.symbol)
                for one in currencies.offered(shop, words.locale or shop.locale)
            ],
            country=shop.country,
            locale=shop.locale,
            time_zone=shop.time_zone,
            tagline=words.say(Kind.STORE, STORE_ID, "tagline", shop.branding.tagline),
            languages=list(shop.languages),
            accent_colour=shop.branding.accent_colour,
            contact_email=shop.contact.contact_email,
            accepts_payments=shop.accepts_payments,
        )


@router.get("/stores/<slug>", responses=moves(ShopOut))
def get_store(slug: str, locale: Locale = None) -> Response[ShopOut]:
    store, shop = current_shop(router, slug)
    return cached(ShopOut.of(shop, words_of(store, shop, locale)))
