"""Files: the built frontends from their folders, media from its bucket."""

from __future__ import annotations

import mimetypes
from pathlib import Path

import httpx
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from infra.local.edge.origin import Answer
from infra.local.place import Place

FOREVER = "public, max-age=31536000, immutable"
mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("image/avif", ".avif")
mimetypes.add_type("image/webp", ".webp")
mimetypes.add_type("application/manifest+json", ".webmanifest")
PASSED_ON = ("content-type", "cache-control", "etag", "last-modified", "content-range")


def _file(folder: Path, name: str) -> Path | None:
    """The file, if it lies in the folder: `..` does not lead out of it."""
    found = (folder / name).resolve()
    return found if found.is_file() and found.is_relative_to(folder.resolve()) else None


def _answer(file: Path, headers: dict[str, str]) -> Answer:
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    if kind.startswith("text/") or kind == "application/javascript":
        kind += "; charset=utf-8"
    return Answer(200, [("Content-Type", kind), *headers.items()], file.read_bytes())


class Folder:
    """Files whose names change with their content."""

    def __init__(self, folder: Path):
        self.folder = folder

    async def serve(self, request: Request) -> Response:
        file = _file(self.folder, request.path_params["name"])
        if file is None:
            return PlainTextResponse("There is no such file.", 404)
        headers = {"Cache-Control": FOREVER, "X-Content-Type-Options": "nosniff"}
        return _answer(file, headers).response(request)


class Dashboard:
    """The single page: a path that is not a file is index.html."""

    def __init__(self, folder: Path, place: Place):
        self.folder = folder
        self.headers = security_headers(place)

    async def serve(self, request: Request) -> Response:
        path = request.path_params["path"]
        file = _file(self.folder, path)
        if file is None and "." in path.rsplit("/", 1)[-1]:
            return PlainTextResponse("There is no such file.", 404)
        page = file or _file(self.folder, "index.html")
        if page is None:
            return PlainTextResponse("The dashboard is not built: `make up` builds it.", 503)
        caching = FOREVER if path.startswith("assets/") else "no-cache"
        return _answer(page, self.headers | {"Cache-Control": caching}).response(request)


def security_headers(place: Place) -> dict[str, str]:
    """StrictHeaders of infra/stacks/edge.yaml, less what needs HTTPS; uploads go to the cloud, and
    the pictures of suppliers come from the sandbox."""
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        f"img-src 'self' data: blob: https: {place.url('sandbox')}; font-src 'self'; "
        f"connect-src 'self' ws://dashboard.localhost:{place.port} {place.url('cloud')}; "
        f"frame-src http://*.localhost:{place.port}; "
        "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
    return {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    }


class Media:
    """Finished pictures: keys under media/. What people uploaded is nobody's to read."""

    def __init__(self, http: httpx.AsyncClient, bucket: str, log: Path):
        self.http, self.bucket, self.log = http, bucket, log

    async def serve(self, request: Request) -> Response:
        key = request.path_params["key"]
        if ".." in key.split("/"):
            return PlainTextResponse("There is no such file.", 404)
        asked = {
            name: request.headers[name]
            for name in ("if-none-match", "range")
            if name in request.headers
        }
        try:
            got = await self.http.get(f"{self.bucket}/media/{key}", headers=asked)
        except httpx.TransportError as error:
            return PlainTextResponse(f"The media bucket does not answer: {error}; {self.log}", 502)
        if got.status_code >= 400:
            status = 404 if got.status_code == 403 else got.status_code
            return PlainTextResponse("There is no such file.", status)
        headers = [(name, value) for name, value in got.headers.items() if name in PASSED_ON]
        headers.append(("X-Content-Type-Options", "nosniff"))
        return Answer(got.status_code, headers, got.content).response(request)
