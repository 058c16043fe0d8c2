"""25 megapixels fit the memory of the function."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PROGRAM = """
import sys
from PIL import Image
from windlass.media import pictures

data = sys.stdin.buffer.read()
pictures.render(data, keep=lambda made: None)
# and not ru_maxrss, into which the process that started this one counts
print(int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0]) // 1024)
"""
DRAW = """
import io, sys
from PIL import Image

bands = sys.argv[2]
image = Image.merge(bands, [Image.linear_gradient("L")] * len(bands)).resize((6000, 4167))
out = io.BytesIO()
image.save(out, sys.argv[1], method=0, compress_level=1)
sys.stdout.buffer.write(out.getvalue())
"""


def run(program: str, *arguments: str, stdin: bytes = b"") -> bytes:
    """A process of its own: a peak is remembered for as long as a process lives."""
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        input=stdin,
        stdout=subprocess.PIPE,
        check=True,
        env={"PYTHONPATH": str(ROOT / "shared")},
    ).stdout


@pytest.mark.parametrize(("format_", "bands"), [("JPEG", "RGB"), ("WEBP", "RGB"), ("PNG", "RGBA")])
def test_25_megapixels_take_at_most_512_megabytes(format_: str, bands: str) -> None:
    data = run(DRAW, format_, bands)

    peak = int(run(PROGRAM, stdin=data))

    print(f"{format_} of 25 megapixels, {len(data):,} bytes: {peak} MB at most")
    assert peak < 512 - 60  # what the rest of the function holds meanwhile
