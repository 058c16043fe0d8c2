"""Compiles what functions import when they start: `python -m infra.bytecode .aws-sam/build`.

Lambda's code cannot be written, so Python would compile it anew in every cold container, at a
multiple of the import. Not everything is compiled: code and layers may have 250 MB together, of
which the libraries take 190, and the bytecode of all of them would take 70 more.
https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
"""

from __future__ import annotations

import sys
from compileall import compile_dir
from pathlib import Path
from py_compile import PycInvalidationMode

IMPORTED_AT_START = (
    "annotated_types",
    "aws_lambda_powertools",
    "babel",
    "boto3",
    "botocore",
    "chalice",
    "dateutil",
    "jinja2",
    "jmespath",
    "markupsafe",
    "msgspec",
    "pydantic",
    "pynamodb",
    "s3transfer",
    "typing_inspection",
    "urllib3",
)


def compile_build(build: Path) -> None:
    """Everything of ours in what SAM built, and of the libraries these. Raises SystemExit when a
    file does not compile."""
    libraries = build / "DependenciesLayer/python"
    ours = [path for path in build.iterdir() if path.is_dir() and path != libraries.parent]
    theirs = [path for name in IMPORTED_AT_START if (path := libraries / name).is_dir()]
    for folder in (*ours, *theirs):
        # the times of unpacked files say nothing, and nobody edits them
        mode = PycInvalidationMode.UNCHECKED_HASH
        if not compile_dir(folder, quiet=1, invalidation_mode=mode, stripdir=str(build)):
            raise SystemExit(f"{folder} does not compile")


if __name__ == "__main__":
    compile_build(Path(sys.argv[1]))
