"""The public shape of each section of the settings: what is answered, and, of what is sent, only
the fields that are there are changed. Field names are those of stores/settings.py."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self

from msgspec.structs import asdict
from pydantic import AfterValidator, BaseModel, ConfigDict, EmailStr, Field

from windlass.kit import rich_text
from windlass.stores import policies, settings
from windlass.stores.settings import ButtonText, ColourScheme, Font
from windlass.web.schemas import Strict

if TYPE_CHECKING:
    from msgspec import Struct

    from windlass.stores.models import Store
    from windlass.stores.storefronts import StorefrontStore

Line = Annotated[str, Field(max_length=200)]
Text = Annotated[str, Field(max_length=2000)]
LONGEST_POLICY = 15_000


def _formatted(text: str) -> str:
    """Plain text becomes paragraphs; of HTML, only formatting is kept. It stays short enough to be
    sent again."""
    html = rich_text.clean(rich_text.of_text(text))
    if len(html) > LONGEST_POLICY:
        raise ValueError(f"With its formatting it has more than {LONGEST_POLICY} characters.")
    return html


PolicyText = Annotated[
    str,
    Field(max_length=LONGEST_POLICY, description="HTML; empty: a sensible text is written for you"),
    AfterValidator(_formatted),
]
EmailOrNone = Annotated[EmailStr, Field(max_length=254)] | Annotated[str, Field(max_length=0)]
Side = Annotated[int, Field(strict=True, ge=1, le=40_000)]


def _example(example: dict[str, Any]) -> ConfigDict:
    return ConfigDict(json_schema_extra={"examples": [example]})


class Section(Strict):
    of_type: ClassVar[type[Struct]]

    @classmethod
    def of(cls, store: Store) -> Self:
        return cls.model_validate(asdict(settings.read(cls.of_type, store.settings)))

    def sent(self) -> dict[str, Any]:
        return self.model_dump(mode="json", exclude_unset=True)


class GeneralSettings(Section):
    model_config = _example({"legal_name": "Volt GmbH", "contact_email": "hello@example.com"})
    of_type = settings.General

    legal_name: Line = ""
    contact_email: EmailOrNone = ""
    contact_phone: Annotated[str, Field(max_length=40, pattern=r"^[+0-9 ()/.-]*$")] = ""
    street: Line = ""
    postal_code: Annotated[str, Field(max_length=20)] = ""
    city: Line = ""
    region: Line = ""
    tax_number: Annotated[str, Field(max_length=40)] = ""


class StorePicture(Strict):
    """The `picture` of an upload that is ready, as it was answered."""

    path: Annotated[str, Field(pattern=r"^/media/[A-Za-z0-9_-]{1,40}/[0-9a-f]{32}$")]
    width: Side
    height: Side
    widths: Annotated[list[Side], Field(min_length=1, max_length=5)]
    formats: Annotated[list[Literal["avif", "webp"]], Field(min_length=1, max_length=2)]
    blur: Annotated[
        str, Field(max_length=400, pattern=r"^(data:image/webp;base64,[A-Za-z0-9+/=]+)?$")
    ] = ""


class BrandingSettings(Section):
    model_config = _example({"accent_colour": "#0b6e4f", "hero_title": "Power for small things"})
    of_type = settings.Branding

    accent_colour: Annotated[
        str, Field(pattern=r"^#[0-9a-fA-F]{6}$", description="e.g. #0b6e4f")
    ] = settings.Branding().accent_colour
    logo: StorePicture | None = None
    square_logo: StorePicture | None = Field(default=None, description="Uploaded as an icon")
    colour_scheme: ColourScheme = ColourScheme.LIGHT
    heading_font: Font = Font.SYSTEM
    body_font: Font = Font.SYSTEM
    tagline: Line = ""
    hero_title: Annotated[str, Field(max_length=120)] = ""
    hero_text: Annotated[str, Field(max_length=500)] = ""
    hero_button: Annotated[str, Field(max_length=40)] = ""
    hero_image: StorePicture | None = None


class CheckoutSettings(Section):
    model_config = _example({"button_text": "order_with_obligation", "phone_required": True})
    of_type = settings.Checkout

    reservation_minutes: Annotated[int, Field(strict=True, ge=30, le=1440)] = 30
    button_text: ButtonText = ButtonText.BY_LAW
    phone_required: Annotated[bool, Field(strict=True)] = False


class FulfilmentSettings(Section):
    model_config = _example({"auto_fulfil": True, "cancel_window_seconds": 900})
    of_type = settings.Fulfilment

    auto_fulfil: Annotated[bool, Field(strict=True)] = True
    cancel_window_seconds: Annotated[int, Field(strict=True, ge=0, le=86_400)] = 1800
    hold_risk_threshold: Annotated[
        int, Field(strict=True, ge=0, le=100, description="Orders this risky wait for a person")
    ] = 65
    loss_guard_basis_points: Annotated[
        int,
        Field(
            strict=True,
            ge=0,
            le=9_000,
            description="The share of the revenue that must stay as profit, or the order waits",
        ),
    ] = 0


class PoliciesSettings(Section):
    model_config = _example({"refund": "Send it back within 30 days."})
    of_type = settings.Policies

    refund: PolicyText = ""
    shipping: PolicyText = ""
    privacy: PolicyText = ""
    terms: PolicyText = ""
    withdrawal: PolicyText = Field(default="", description="Of buyers in the European Union")
    imprint: PolicyText = Field(default="", description="Who answers for the store, by law")

    @classmethod
    def of(cls, store: Store) -> Self:
        stored = asdict(settings.read(cls.of_type, store.settings))
        shown: dict[str, Any] = {kind: policies.html_of(text) for kind, text in stored.items()}
        return cls.model_construct(**shown)

    def sent(self) -> dict[str, Any]:
        return {
            kind: f"{policies.FORMATTED}{html}" if html else ""
            for kind, html in super().sent().items()
        }


class PolicyTemplateOut(BaseModel):
    kind: str
    title: str
    html: str = Field(description="With the store's facts; blanks are marked")
    is_due: bool = Field(description="The law of the store's country asks for it")
    is_shown: bool = Field(description="Shoppers find it now")
    live_html: str = Field(description="What they read now; empty when it is not shown")


class PolicyTemplateList(BaseModel):
    items: list[PolicyTemplateOut]
    next_cursor: str | None = Field(default=None, description="They fit on one page")

    @classmethod
    def of(cls, store: StorefrontStore) -> PolicyTemplateList:
        shown = policies.kinds(store)
        return cls(
            items=[
                PolicyTemplateOut(
                    kind=kind,
                    title=title,
                    html=policies.template(store, kind),
                    is_due=kind in policies.ALWAYS or policies.is_due(kind, store.country),
                    is_shown=kind in shown,
                    live_html=policies.of(store, kind).html if kind in shown else "",
                )
                for kind, title in policies.TITLES.items()
            ]
        )


class MailSettings(Section):
    model_config = _example({"sender_name": "Volt", "footer": "Volt GmbH, Berlin"})
    of_type = settings.Mail

    sender_name: Annotated[str, Field(max_length=80, pattern=r"^[^\r\n<>\"]*$")] = ""
    reply_to: EmailOrNone = ""
    footer: Text = ""
