"""Of the media bucket, only finished pictures are served."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from infra.local.edge.files import Media

BUCKET = {
    "/bucket/media/store/picture/640.webp": b"a picture",
    "/bucket/originals/store/upload": b"with the place it was taken at",
    "/bucket/uploads/store/upload": b"not looked at yet",
}


@pytest.fixture
def viewer() -> TestClient:
    def bucket(request: httpx.Request) -> httpx.Response:
        found = BUCKET.get(request.url.path)
        return httpx.Response(200, content=found) if found else httpx.Response(404)

    http = httpx.AsyncClient(transport=httpx.MockTransport(bucket))
    media = Media(http, "http://cloud/bucket", Path("cloud.log"))
    return TestClient(Starlette(routes=[Route("/media/{key:path}", media.serve)]))


def test_a_picture_is_served_under_its_own_key(viewer: TestClient) -> None:
    assert viewer.get("/media/store/picture/640.webp").content == b"a picture"


@pytest.mark.parametrize(
    "path",
    [
        "/media/originals/store/upload",
        "/media/uploads/store/upload",
        "/media/%2e%2e/originals/store/upload",
        "/media/store/..%2f..%2foriginals/store/upload",
    ],
)
def test_what_people_uploaded_is_not(viewer: TestClient, path: str) -> None:
    answer = viewer.get(path)
    assert (answer.status_code, answer.text) == (404, "There is no such file.")
