"""The build has bytecode of what functions import first, and it is read whatever a file's time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from infra.bytecode import compile_build

OURS, SHARED = "StorefrontPages/pages/app.py", "SharedLayer/python/windlass/kit.py"
HOT, COLD = "DependenciesLayer/python/jinja2/one.py", "DependenciesLayer/python/reportlab/one.py"


@pytest.fixture
def build(tmp_path: Path) -> Path:
    for name in (OURS, SHARED, HOT, COLD):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text("print('as it was built')\n")
    return tmp_path


def test_ours_and_what_is_imported_at_start_is_compiled(build: Path) -> None:
    compile_build(build)
    compiled = {str(path.parent.parent.relative_to(build)) for path in build.rglob("*.pyc")}
    assert compiled == {str(Path(name).parent) for name in (OURS, SHARED, HOT)}


def test_it_is_read_although_unpacking_changed_the_times(build: Path) -> None:
    compile_build(build)
    source = build / HOT
    source.write_text("print('read from its source')\n")
    os.utime(source, (0, 0))
    command = [sys.executable, "-c", "import one"]
    environment = {"PYTHONPATH": str(source.parent)}
    out = subprocess.run(command, env=environment, capture_output=True, check=True, text=True)
    assert out.stdout == "as it was built\n"


def test_a_file_that_does_not_compile_stops_the_deployment(build: Path) -> None:
    (build / OURS).write_text("def (")
    with pytest.raises(SystemExit, match="StorefrontPages does not compile"):
        compile_build(build)
