"""`python -m infra.publish <stage>`: puts the built frontends, and the API reference, where
CloudFront reads them."""

from __future__ import annotations

import mimetypes
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import boto3

from infra.local.edge import reference
from infra.local.edge.files import FOREVER

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

ROOT = Path(__file__).parents[1]
ALWAYS_ASK = "no-cache"  # the page that names the hashed files


def stack_of(stage: str) -> tuple[str, str]:
    """(stack name, region), from samconfig.toml."""
    config = tomllib.loads((ROOT / "samconfig.toml").read_text())
    parameters = config[stage]["deploy"]["parameters"]
    return parameters["stack_name"], parameters["region"]


def upload(s3: S3Client, folder: Path, bucket: str) -> int:
    """New files first, index.html last: a page never names a file that is not there. What an
    open page of the last version may still load stays."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    files.sort(key=lambda path: path.name == "index.html")
    for file in files:
        key = file.relative_to(folder).as_posix()
        is_hashed = key.startswith("assets/") or folder.parent.name == "storefront"
        s3.upload_file(
            str(file),
            bucket,
            key,
            ExtraArgs={
                "ContentType": mimetypes.guess_type(file.name)[0] or "application/octet-stream",
                "CacheControl": FOREVER if is_hashed else ALWAYS_ASK,
            },
        )
    return len(files)


def upload_reference(s3: S3Client, bucket: str) -> int:
    """The contracts and the page that shows them, below `reference/`; the page comes last."""
    files = {f"docs/{path.name}": path.read_bytes() for path in reference.files()}
    files |= {
        f"openapi/{name}.json": (reference.CONTRACTS / f"{name}.json").read_bytes()
        for name in reference.names()
    }
    files["docs/index.html"] = reference.page().encode()
    for key, content in files.items():
        s3.put_object(
            Bucket=bucket,
            Key=f"reference/{key}",
            Body=content,
            ContentType=mimetypes.guess_type(key)[0] or "application/octet-stream",
            CacheControl=ALWAYS_ASK,
        )
    return len(files)


def main(stage: str) -> None:
    name, region = stack_of(stage)
    session = boto3.Session(region_name=region)
    [stack] = session.client("cloudformation").describe_stacks(StackName=name)["Stacks"]
    outputs: dict[str, Any] = {o["OutputKey"]: o["OutputValue"] for o in stack.get("Outputs", [])}
    s3 = session.client("s3")
    for frontend, bucket in (("storefront", "AssetsBucket"), ("dashboard", "SiteBucket")):
        count = upload(s3, ROOT / "frontend" / frontend / "dist", outputs[bucket])
        print(f"{frontend}: {count} files to {outputs[bucket]}")
    count = upload_reference(s3, outputs["SiteBucket"])
    print(f"API reference: {count} files to {outputs['SiteBucket']}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m infra.publish staging|production")
    main(sys.argv[1])
