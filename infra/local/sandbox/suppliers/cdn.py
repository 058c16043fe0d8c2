"""The suppliers' picture host: `/cdn/<item>--<colour>--<view>.jpg`."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from tempfile import gettempdir

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.providers import Provider, Switch
from infra.local.sandbox.suppliers import catalogue, pictures

PROVIDER = Provider(
    name="cdn",
    title="Suppliers' pictures",
    prefixes=(),  # not in the journal: an import would fill it
    api_prefixes=(),
    trouble_answer=lambda _kind: PlainTextResponse("Service unavailable", 503),
    switches=[
        Switch("dead_images", "Dead pictures", "list", help="Globs of file names that answer 404")
    ],
)


def routes(sandbox: Sandbox) -> list[Route]:
    sandbox.register(PROVIDER)

    def picture(request: Request) -> Response:
        name = request.path_params["name"]
        dead = sandbox.trouble.value("cdn", "dead_images")
        data = None if any(fnmatchcase(name, glob) for glob in dead) else _picture(name)
        if data is None:
            return PlainTextResponse("Not Found", 404)
        return Response(data, media_type="image/jpeg", headers={"Cache-Control": "max-age=604800"})

    return [Route("/cdn/{name}", picture)]


def url(base_url: str, image: str) -> str:
    return f"{base_url}/cdn/{image}.jpg"


@lru_cache(maxsize=200)
def _picture(name: str) -> bytes | None:
    """The drawn picture, or None for a name that is not in the catalogue. Kept on disk, by what
    it was drawn from."""
    key, _, rest = name.removesuffix(".jpg").partition("--")
    colour, _, view = rest.partition("--")
    item = next((item for item in catalogue.items() if item.key == key), None)
    if item is None or view not in pictures.VIEWS or colour not in catalogue.colours():
        return None
    shade = catalogue.colours()[colour]
    recipe = f"{pictures.drawings()[item.drawing]} {shade} {view} {_renderer()}"
    kept = Path(gettempdir()) / f"windlass-pictures/{sha256(recipe.encode()).hexdigest()}.jpg"
    if kept.exists():
        return kept.read_bytes()
    drawn = pictures.render(item.drawing, shade, view)
    kept.parent.mkdir(parents=True, exist_ok=True)
    part = kept.with_suffix(f".{id(drawn)}")
    part.write_bytes(drawn)
    part.replace(kept)
    return drawn


def _renderer() -> str:
    return sha256(Path(pictures.__file__).read_bytes()).hexdigest()
