"""The shape of uploads. Changing a field here is an API change."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from windlass.media.models import Purpose, Upload, UploadState
from windlass.media.service import UploadAddress
from windlass.web.schemas import Strict


class StartUpload(Strict):
    model_config = ConfigDict(json_schema_extra={"examples": [{"content_type": "image/jpeg"}]})

    content_type: Literal["image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"]
    purpose: Purpose = Field(
        default=Purpose.PICTURE, description="An icon must be square and is made for tabs as well"
    )


class UploadOut(BaseModel):
    upload_id: str
    url: str = Field(description="POST the file here as multipart/form-data")
    fields: dict[str, str] = Field(description="Form fields to send before the field `file`")
    most_bytes: int
    expires_at: datetime

    @classmethod
    def of(cls, address: UploadAddress, *, most_bytes: int) -> UploadOut:
        return cls(
            upload_id=address.upload_id,
            url=address.url,
            fields=address.fields,
            most_bytes=most_bytes,
            expires_at=address.expires_at,
        )


class MadePictureOut(BaseModel):
    """To be sent as it is where a picture is asked for."""

    path: str = Field(description="On the store's host; add /<width>.<format>")
    width: int
    height: int
    widths: list[int]
    formats: list[Literal["avif", "webp"]]
    blur: str


class UploadStateOut(BaseModel):
    upload_id: str
    state: UploadState
    problem: str = Field(description="Why it failed, for people; empty otherwise")
    picture: MadePictureOut | None = Field(description="Once it is ready")

    @classmethod
    def of(cls, upload: Upload) -> UploadStateOut:
        return cls(
            upload_id=upload.upload_id,
            state=UploadState(upload.state),
            problem=upload.problem,
            picture=MadePictureOut(**upload.picture) if upload.picture else None,
        )
