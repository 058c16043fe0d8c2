from windlass.kit.errors import Conflict, Invalid, NotFound


class UploadNotFound(NotFound):
    code = "upload_not_found"


class UploadMissing(Conflict):
    """The address was given out, but the file has not arrived."""

    code = "upload_missing"


class UploadUsed(Conflict):
    """The picture belongs to something else."""

    code = "upload_used"


class UploadTooLarge(Invalid):
    code = "upload_too_large"


class PictureRefused(Exception):
    """The bytes are not a picture we can show; the message says why, for the merchant."""
