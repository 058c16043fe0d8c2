"""The public shape of a store. Changing a field here is an API change."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from windlass.kit import config
from windlass.stores import requirements
from windlass.stores.models import Store
from windlass.stores.requirements import PaymentsState
from windlass.tenancy.context import ROLE_PERMISSIONS, Permission, Role
from windlass.web.schemas import CountryCode, CurrencyCode, Strict


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError(f"{name} is not a time zone we know.") from None
    return name


JOINERS = "\u200c\u200d"  # within words of Persian, and within emoji


def _on_one_line(name: str) -> str:
    """It stands in headers of mails: line ends become spaces, and what nobody sees is left out,
    such as signs that turn the direction of a text."""
    seen = (one for one in name if one.isprintable() or one.isspace() or one in JOINERS)
    line = " ".join("".join(seen).split())
    if not line:
        raise ValueError("Write a name.")
    return line


StoreName = Annotated[str, Field(min_length=1, max_length=80), AfterValidator(_on_one_line)]
Locale = Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$", description="e.g. en or de-AT")]
TimeZone = Annotated[
    str, Field(max_length=60, description="e.g. Europe/Berlin"), AfterValidator(_known_zone)
]
SlugText = Annotated[str, Field(max_length=100, description="The address: <slug>.our domain")]


class CreateStore(Strict):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "name": "Volt Electronics",
                    "slug": "volt-electronics",
                    "currency": "EUR",
                    "country": "DE",
                    "locale": "en",
                    "time_zone": "Europe/Berlin",
                }
            ]
        }
    )

    name: StoreName
    slug: SlugText | None = Field(default=None, description="Made of the name when left out")
    currency: CurrencyCode = Field(description="Cannot be changed later")
    country: CountryCode
    locale: Locale = "en"
    time_zone: TimeZone = "UTC"


class UpdateStore(Strict):
    """Only what is sent is changed."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "Volt & Co"}]})

    name: StoreName = ""
    country: CountryCode = ""
    locale: Locale = ""
    time_zone: TimeZone = ""
    password: str | None = Field(
        default=None,
        min_length=4,
        max_length=100,
        description="Lets visitors into the store while it is closed; null takes it away",
    )


class ChangeSlug(Strict):
    model_config = ConfigDict(json_schema_extra={"examples": [{"slug": "volt"}]})

    slug: SlugText


class SlugAvailability(BaseModel):
    slug: str
    is_available: bool
    message: str | None = Field(description="What is wrong with it")
    suggestions: list[str]


class StoreOut(BaseModel):
    id: str
    name: str
    slug: str
    url: str
    currency: str
    country: str
    locale: str
    time_zone: str
    is_open: bool
    launched_at: datetime | None
    has_password: bool
    accepts_payments: bool
    version: int
    created_at: datetime

    @classmethod
    def of(cls, store: Store, **more: Any) -> Self:
        return cls(
            **more,
            id=store.store_id,
            name=store.name,
            slug=store.slug,
            url=config.storefront_url(store.slug),
            currency=store.currency,
            country=store.country,
            locale=store.locale,
            time_zone=store.time_zone,
            is_open=store.is_open,
            launched_at=store.launched_at,
            has_password=store.password_hash is not None,
            accepts_payments=store.stripe_account_id is not None and store.charges_enabled,
            version=store.version,
            created_at=store.created_at,
        )


class MemberStore(StoreOut):
    role: Role
    permissions: list[Permission] = Field(description="What this person may do in the store")

    @classmethod
    def seen_by(cls, role: Role, store: Store) -> Self:
        return cls.of(store, role=role, permissions=sorted(ROLE_PERMISSIONS[role]))


class StoreList(BaseModel):
    items: list[MemberStore]
    next_cursor: None = None


class PaymentsOut(BaseModel):
    state: PaymentsState
    explanation: str = Field(description="One sentence for the merchant")
    charges_enabled: bool
    payouts_enabled: bool
    requirements: list[str] = Field(description="What Stripe wants to know, in plain words")
    stripe_account_id: str | None
    plan_name: str
    application_fee_basis_points: int = Field(description="Our share of a sale: 200 is 2 %")

    @classmethod
    def of(cls, store: Store, *, plan_name: str, application_fee_basis_points: int) -> Self:
        return cls(
            state=requirements.state_of(store),
            explanation=requirements.explanation(store),
            charges_enabled=store.charges_enabled,
            payouts_enabled=store.payouts_enabled,
            requirements=requirements.due(store.requirements),
            stripe_account_id=store.stripe_account_id,
            plan_name=plan_name,
            application_fee_basis_points=application_fee_basis_points,
        )


class OnboardingOut(BaseModel):
    url: str = Field(description="Stripe's questions: good for one visit within minutes")
