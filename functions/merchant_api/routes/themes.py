from merchant_api import theme_references
from merchant_api.theme_names import name_of, names_of
from windlass.kit import numbers
from windlass.tenancy.context import Permission
from windlass.themes import publishing, scheduling, service
from windlass.themes.errors import ThemeVersionNotFound
from windlass.themes.out_schemas import (
    ThemeScheduleOut,
    ThemeSchedulePage,
    ThemeSchemaOut,
    ThemeVersionDetail,
    ThemeVersionOut,
    ThemeVersionPage,
)
from windlass.themes.schemas import (
    ApplyPreset,
    DraftOut,
    PreviewTheme,
    PublishTheme,
    RestoreTo,
    RestoreVersion,
    ScheduleTheme,
    ThemeDocument,
    ThemePreviewOut,
)
from windlass.web.api import (
    IfMatch,
    Response,
    Router,
    created,
    current_store,
    empty,
)
from windlass.web.etags import etag, version_in

router = Router()
THEMES = "/stores/<store_id>/themes"


@router.get(f"{THEMES}/schema")
def get_theme_schema(store_id: str) -> ThemeSchemaOut:
    """Every section, block and setting there is, with presets and fonts."""
    current_store(router, store_id).require(Permission.THEMES_READ)
    return ThemeSchemaOut.current()


@router.get(f"{THEMES}/draft")
def get_theme_draft(store_id: str) -> Response[DraftOut]:
    return _with_etag(service.get(current_store(router, store_id)))


@router.put(f"{THEMES}/draft")
def save_theme_draft(
    store_id: str, body: ThemeDocument, if_match: IfMatch = None
) -> Response[DraftOut]:
    """The whole document. Refused with every path that is wrong, colours that cannot be read
    among them; `details.suggestions` has the nearest that can."""
    store = current_store(router, store_id)
    store.require(Permission.THEMES_WRITE)
    version, document = version_in(if_match), body.document()
    theme_references.require(store, document, service.get(store).document)
    return _with_etag(service.save(store, document, version=version))


@router.post(f"{THEMES}/draft/reset")
def reset_theme_draft(store_id: str, if_match: IfMatch = None) -> Response[DraftOut]:
    """Back to what shoppers see."""
    store = current_store(router, store_id)
    store.require(Permission.THEMES_WRITE)
    return _with_etag(service.reset(store, version=version_in(if_match)))


@router.post(f"{THEMES}/draft/preset")
def apply_theme_preset(
    store_id: str, body: ApplyPreset, if_match: IfMatch = None
) -> Response[DraftOut]:
    store = current_store(router, store_id)
    store.require(Permission.THEMES_WRITE)
    version = version_in(if_match)
    draft = service.apply_preset(store, body.preset, with_home=body.with_home, version=version)
    return _with_etag(draft)


@router.post(f"{THEMES}/publish")
def publish_theme(store_id: str, body: PublishTheme, if_match: IfMatch = None) -> ThemeVersionOut:
    """Show the draft to shoppers; If-Match is the draft's. Again without changes it answers the
    version that is live already."""
    store = current_store(router, store_id)
    store.require(Permission.THEMES_WRITE)
    version = publishing.publish(store, name=body.name, draft_version=version_in(if_match))
    return ThemeVersionOut.of(version, live_number=version.number, names=names_of([version]))


@router.get(f"{THEMES}/versions")
def list_theme_versions(store_id: str) -> ThemeVersionPage:
    """What was published, the latest first; fifty are kept."""
    found = publishing.versions(current_store(router, store_id))
    live, names = found[0].number if found else 0, names_of(found)
    items = [ThemeVersionOut.of(one, live_number=live, names=names) for one in found]
    return ThemeVersionPage(items=items)


@router.get(f"{THEMES}/versions/<number>")
def get_theme_version(store_id: str, number: str) -> ThemeVersionDetail:
    store = current_store(router, store_id)
    store.require(Permission.THEMES_READ)
    found = publishing.get(store, _number(number))
    live = publishing.versions(store)[0].number
    names = names_of([found.version])
    return ThemeVersionDetail.with_document(found, live_number=live, names=names)


@router.post(f"{THEMES}/versions/<number>/restore")
def restore_theme_version(
    store_id: str, number: str, body: RestoreVersion, if_match: IfMatch = None
) -> Response[DraftOut]:
    """To live: shoppers see it again, as a new version, which can be taken back the same way. To
    the draft (with If-Match): work on from it."""
    store = current_store(router, store_id)
    store.require(Permission.THEMES_WRITE)
    if body.to is RestoreTo.DRAFT:
        version = version_in(if_match)
        return _with_etag(service.restore(store, _number(number), version=version))
    publishing.roll_back(store, _number(number))
    return _with_etag(service.get(store))


@router.get(f"{THEMES}/schedules")
def list_theme_schedules(store_id: str) -> ThemeSchedulePage:
    """Looks that wait for their moment, the next first."""
    found = scheduling.waiting(current_store(router, store_id))
    names = names_of(found)
    return ThemeSchedulePage(items=[ThemeScheduleOut.of(one, names=names) for one in found])


@router.post(f"{THEMES}/schedules", responses=created(ThemeScheduleOut))
def schedule_theme(
    store_id: str, body: ScheduleTheme, if_match: IfMatch = None
) -> tuple[ThemeScheduleOut, int]:
    """Publish the draft as it is now, later; If-Match is the draft's."""
    store = current_store(router, store_id)
    store.require(Permission.THEMES_WRITE)
    schedule = scheduling.add(
        store, publish_at=body.publish_at, name=body.name, draft_version=version_in(if_match)
    )
    return ThemeScheduleOut.of(schedule, names=names_of([schedule])), 201


@router.delete(f"{THEMES}/schedules/<schedule_id>", responses=empty("It will not be published"))
def cancel_theme_schedule(store_id: str, schedule_id: str) -> tuple[None, int]:
    scheduling.cancel(current_store(router, store_id), schedule_id)
    return None, 204


@router.post(f"{THEMES}/preview")
def preview_theme(store_id: str, body: PreviewTheme) -> ThemePreviewOut:
    """A link under which the draft, or a version, is shown for an hour."""
    store = current_store(router, store_id)
    return ThemePreviewOut.of(service.preview(store, body.wanted()))


def _number(text: str) -> int:
    """Raises ThemeVersionNotFound (404) for what cannot be one."""
    try:
        number = numbers.whole(text)
    except ValueError:
        raise ThemeVersionNotFound(f"There is no version {text}.") from None
    return number


def _with_etag(draft: service.Draft) -> Response[DraftOut]:
    headers = {"ETag": etag(draft.version)}
    body = DraftOut.of(draft, updated_by=name_of(draft.updated_by) if draft.updated_by else "")
    return Response(200, "application/json", body, headers=headers)
