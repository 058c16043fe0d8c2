"""Where a store charges tax, what it would be, and what was charged."""

from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query

from windlass.tax import calculator, configuring, reporting, service
from windlass.tax.report_schemas import CalculationOut, TaxReportFile, TaxReportOut, TaxRowOut
from windlass.tax.schemas import (
    CalculatorIn,
    ConnectTaxProvider,
    TaxReferenceOut,
    TaxSettingsIn,
    TaxSettingsOut,
    VatNumberIn,
    VatNumberOut,
)
from windlass.tenancy.context import Permission
from windlass.web.api import IfMatch, Response, Router, current_store, empty
from windlass.web.etags import etag, version_in

router = Router()
TAX = "/stores/<store_id>/tax"
Month = Annotated[
    str | None,
    Query(max_length=7, pattern=r"^20[0-9]{2}-[01][0-9]$", description="2026-11; this one if none"),
]


@router.get(f"{TAX}/settings")
def get_tax_settings(store_id: str) -> Response[TaxSettingsOut]:
    store = current_store(router, store_id)
    return _with_etag(TaxSettingsOut.of(*configuring.read(store)))


@router.put(f"{TAX}/settings")
def replace_tax_settings(
    store_id: str, body: TaxSettingsIn, if_match: IfMatch = None
) -> Response[TaxSettingsOut]:
    store = current_store(router, store_id)
    store.require(Permission.TAX_WRITE)
    version = version_in(if_match)
    return _with_etag(TaxSettingsOut.of(*configuring.replace(store, body, version=version)))


@router.put(f"{TAX}/provider")
def connect_tax_provider(store_id: str, body: ConnectTaxProvider) -> TaxSettingsOut:
    """Rates then come from the service, and from the built-in tables while it does not answer."""
    store = current_store(router, store_id)
    return TaxSettingsOut.of(*configuring.connect(store, body))


@router.delete(f"{TAX}/provider", responses=empty("Built-in rates apply"))
def disconnect_tax_provider(store_id: str) -> tuple[None, int]:
    store = current_store(router, store_id)
    configuring.disconnect(store)
    return None, 204


@router.get(f"{TAX}/reference")
def get_tax_reference(store_id: str) -> TaxReferenceOut:
    """What the built-in tables cover, where they come from, and when states want registration."""
    current_store(router, store_id).require(Permission.TAX_READ)
    return TaxReferenceOut.current()


@router.post(f"{TAX}/calculator")
def calculate_tax(store_id: str, body: CalculatorIn) -> CalculationOut:
    """What a shopper there would pay; nothing is kept."""
    store = current_store(router, store_id)
    store.require(Permission.TAX_WRITE)
    return CalculationOut.of(calculator.calculate(store, body))


@router.post(f"{TAX}/vat-numbers")
def check_vat_number(store_id: str, body: VatNumberIn) -> VatNumberOut:
    """Ask the EU's register, as the store, and keep its answer."""
    store = current_store(router, store_id)
    store.require(Permission.TAX_WRITE)
    return VatNumberOut.of(service.check_vat_number(store, body.number, country=body.country or ""))


@router.get(f"{TAX}/report")
def get_tax_report(
    store_id: str, first_month: Month = None, last_month: Month = None
) -> TaxReportOut:
    """Rows by country, rate and currency, refunds taken off; nothing is converted."""
    store = current_store(router, store_id)
    made = reporting.report(store, first_month=first_month, last_month=last_month)
    return TaxReportOut(
        first_month=made.first_month,
        last_month=made.last_month,
        rows=[TaxRowOut.of(row) for row in made.rows],
    )


@router.get(f"{TAX}/report/file")
def get_tax_report_file(
    store_id: str, first_month: Month = None, last_month: Month = None
) -> TaxReportFile:
    """The same as comma-separated values, to hand in or to give to an accountant."""
    store = current_store(router, store_id)
    made = reporting.report(store, first_month=first_month, last_month=last_month)
    return TaxReportFile(
        file_name=f"tax-{made.first_month}-{made.last_month}.csv",
        content=reporting.as_csv(made.rows),
    )


def _with_etag(settings: TaxSettingsOut) -> Response[TaxSettingsOut]:
    headers = {"ETag": etag(settings.version)}
    return Response(200, "application/json", settings, headers=headers)
