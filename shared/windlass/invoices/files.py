"""The PDFs in the media bucket, under a prefix that the edge serves to nobody."""

from __future__ import annotations

from windlass.adapters import aws
from windlass.invoices.models import Invoice
from windlass.invoices.repository import InvoiceRepository
from windlass.kit import config
from windlass.tenancy.context import StoreContext

LINK_SECONDS = 600


def keep(store: StoreContext, invoice: Invoice) -> str:
    """Draw the document if nobody did, and keep the file. Drawing again makes the same bytes."""
    if invoice.file_key:
        return invoice.file_key
    from windlass.invoices import drawing

    part = invoice.refund_id or "invoice"
    key = f"invoices/{store.store_id}/{invoice.order_id}/{part}.pdf"
    aws.s3().put_object(
        Bucket=config.MEDIA_BUCKET,
        Key=key,
        Body=drawing.pdf(invoice.document),
        ContentType="application/pdf",
    )
    InvoiceRepository(store.store_id).remember_file(invoice, key)
    return key


def link(store: StoreContext, invoice: Invoice) -> str:
    """Where a browser fetches the file for the next ten minutes."""
    name = "".join(char if char.isalnum() or char in "-_." else "-" for char in invoice.number)
    return aws.s3().generate_presigned_url(
        "get_object",
        Params={
            "Bucket": config.MEDIA_BUCKET,
            "Key": keep(store, invoice),
            "ResponseContentType": "application/pdf",
            "ResponseContentDisposition": f'inline; filename="{name}.pdf"',
        },
        ExpiresIn=LINK_SECONDS,
    )
