from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query

from windlass.tenancy.context import Permission
from windlass.translating import service
from windlass.translating.schemas import (
    SaveTranslation,
    TranslationOut,
    TranslationPage,
    TranslationProgress,
    TranslationRow,
)
from windlass.translating.service import Work
from windlass.translations.fields import Kind, Status
from windlass.web.api import Cursor, IfMatch, Limit, Response, Router, current_store, empty
from windlass.web.etags import etag, version_in

router = Router()
LANGUAGE = "/stores/<store_id>/translations/<locale>"
ONE = f"{LANGUAGE}/<kind>/<subject_id>"


@router.get(LANGUAGE)
def list_translations(
    store_id: str,
    locale: str,
    kind: Annotated[Kind, Query()] = Kind.PRODUCT,
    status: Annotated[Status | None, Query()] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> TranslationPage:
    """What there is to translate, also into a language that is not published. A page may be shorter
    than asked for."""
    store = current_store(router, store_id)
    page = service.list_page(store, locale, kind, status=status, limit=limit, cursor=cursor)
    return TranslationPage(
        items=[TranslationRow.of(row) for row in page.items], next_cursor=page.next_cursor
    )


@router.get(f"{LANGUAGE}/progress")
def get_translation_progress(store_id: str, locale: str) -> TranslationProgress:
    """How many things of each kind are translated, outdated or missing."""
    return TranslationProgress.of(service.progress(current_store(router, store_id), locale))


@router.get(ONE)
def get_translation(
    store_id: str, locale: str, kind: Kind, subject_id: str
) -> Response[TranslationOut]:
    """Both languages side by side."""
    return _with_etag(service.get(current_store(router, store_id), locale, kind, subject_id))


@router.put(ONE)
def save_translation(
    store_id: str,
    locale: str,
    kind: Kind,
    subject_id: str,
    body: SaveTranslation,
    if_match: IfMatch = None,
) -> Response[TranslationOut]:
    """Made from what the thing says now, so nothing of it is outdated afterwards."""
    store = current_store(router, store_id)
    store.require(Permission.MARKETS_WRITE)
    version = version_in(if_match)
    return _with_etag(service.save(store, locale, kind, subject_id, body.fields, version=version))


@router.delete(ONE, responses=empty("The thing is shown as it is at home"))
def delete_translation(
    store_id: str, locale: str, kind: Kind, subject_id: str, if_match: IfMatch = None
) -> tuple[None, int]:
    store = current_store(router, store_id)
    store.require(Permission.MARKETS_WRITE)
    service.remove(store, locale, kind, subject_id, version=version_in(if_match))
    return None, 204


def _with_etag(work: Work) -> Response[TranslationOut]:
    return Response(
        200,
        content_type="application/json",
        body=TranslationOut.of(work),
        headers={"ETag": etag(work.version)},
    )
