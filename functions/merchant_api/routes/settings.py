from http import HTTPStatus

from windlass.stores import service
from windlass.stores.models import Store
from windlass.stores.section_schemas import (
    BrandingSettings,
    CheckoutSettings,
    FulfilmentSettings,
    GeneralSettings,
    MailSettings,
    PoliciesSettings,
    PolicyTemplateList,
    Section,
)
from windlass.tenancy.context import Permission
from windlass.web.api import IfMatch, Response, Router, current_store
from windlass.web.etags import etag, version_in

router = Router()


@router.get("/stores/<store_id>/settings/general")
def get_general_settings(store_id: str) -> Response[GeneralSettings]:
    return _read(store_id, GeneralSettings)


@router.patch("/stores/<store_id>/settings/general")
def update_general_settings(
    store_id: str, body: GeneralSettings, if_match: IfMatch = None
) -> Response[GeneralSettings]:
    return _change(store_id, body, if_match)


@router.get("/stores/<store_id>/settings/branding")
def get_branding_settings(store_id: str) -> Response[BrandingSettings]:
    return _read(store_id, BrandingSettings)


@router.patch("/stores/<store_id>/settings/branding")
def update_branding_settings(
    store_id: str, body: BrandingSettings, if_match: IfMatch = None
) -> Response[BrandingSettings]:
    return _change(store_id, body, if_match)


@router.get("/stores/<store_id>/settings/checkout")
def get_checkout_settings(store_id: str) -> Response[CheckoutSettings]:
    return _read(store_id, CheckoutSettings)


@router.patch("/stores/<store_id>/settings/checkout")
def update_checkout_settings(
    store_id: str, body: CheckoutSettings, if_match: IfMatch = None
) -> Response[CheckoutSettings]:
    return _change(store_id, body, if_match)


@router.get("/stores/<store_id>/settings/fulfilment")
def get_fulfilment_settings(store_id: str) -> Response[FulfilmentSettings]:
    return _read(store_id, FulfilmentSettings)


@router.patch("/stores/<store_id>/settings/fulfilment")
def update_fulfilment_settings(
    store_id: str, body: FulfilmentSettings, if_match: IfMatch = None
) -> Response[FulfilmentSettings]:
    return _change(store_id, body, if_match)


@router.get("/stores/<store_id>/settings/policies")
def get_policies_settings(store_id: str) -> Response[PoliciesSettings]:
    return _read(store_id, PoliciesSettings)


@router.patch("/stores/<store_id>/settings/policies")
def update_policies_settings(
    store_id: str, body: PoliciesSettings, if_match: IfMatch = None
) -> Response[PoliciesSettings]:
    return _change(store_id, body, if_match)


@router.get("/stores/<store_id>/settings/policies/templates")
def list_policy_templates(store_id: str) -> PolicyTemplateList:
    """Texts to start from, and what shoppers read now."""
    store = current_store(router, store_id)
    store.require(Permission.STORE_READ)
    return PolicyTemplateList.of(service.storefront_of(store))


@router.get("/stores/<store_id>/settings/mail")
def get_mail_settings(store_id: str) -> Response[MailSettings]:
    return _read(store_id, MailSettings)


@router.patch("/stores/<store_id>/settings/mail")
def update_mail_settings(
    store_id: str, body: MailSettings, if_match: IfMatch = None
) -> Response[MailSettings]:
    return _change(store_id, body, if_match)


def _read[S: Section](store_id: str, section: type[S]) -> Response[S]:
    return _answer(service.get(current_store(router, store_id)), section)


def _change[S: Section](store_id: str, body: S, if_match: str | None) -> Response[S]:
    store = current_store(router, store_id)
    changed = service.change_settings(
        store, body.of_type, body.sent(), version=version_in(if_match)
    )
    return _answer(changed, type(body))


def _answer[S: Section](store: Store, section: type[S]) -> Response[S]:
    return Response(
        HTTPStatus.OK,
        content_type="application/json",
        body=section.of(store),
        headers={"ETag": etag(store.version)},
    )
