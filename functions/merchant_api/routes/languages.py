from http import HTTPStatus
from pathlib import Path

from windlass.kit import languages as known
from windlass.mail import rendering
from windlass.stores import languages, service
from windlass.stores.language_schemas import LanguagesOut, PublishLanguages
from windlass.stores.models import Store
from windlass.web.api import IfMatch, Response, Router, current_store
from windlass.web.etags import etag, version_in
from windlass.wording import said

router = Router()

CATALOGUES = (
    Path(__file__).parents[2] / "storefront_pages/locales",
    rendering.LOCALES,
    said.LOCALES,
)


@router.get("/stores/<store_id>/settings/languages")
def get_languages(store_id: str) -> Response[LanguagesOut]:
    """Those of the store first, then the others that there are."""
    return _answer(service.get(current_store(router, store_id)))


@router.patch("/stores/<store_id>/settings/languages")
def publish_languages(
    store_id: str, body: PublishLanguages, if_match: IfMatch = None
) -> Response[LanguagesOut]:
    """Addresses of a language that is no longer published lead to the store's own."""
    store = current_store(router, store_id)
    return _answer(languages.publish(store, body.published, version=version_in(if_match)))


def _answer(store: Store) -> Response[LanguagesOut]:
    shares = {
        code: min(known.coverage(folder, code) for folder in CATALOGUES) for code in known.KNOWN
    }
    return Response(
        HTTPStatus.OK,
        content_type="application/json",
        body=LanguagesOut.of(store, shares),
        headers={"ETag": etag(store.version)},
    )
