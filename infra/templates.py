"""Compiles the pages' templates for every language: `python -m infra.templates`, before a deploy.

Where they are missing the function compiles them itself, at the cost of its first pages.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def compile_all(within: Path) -> int:
    """How many there are in all languages; what was made of older ones is removed."""
    from storefront_pages.bytecode import Bytecode
    from storefront_pages.rendering import environment_with
    from windlass.kit import languages

    made = 0
    kept = {locale: Bytecode(locale, within) for locale in languages.KNOWN}
    for locale, bytecode in kept.items():
        templates = environment_with(bytecode, locale)
        for name in templates.list_templates():
            templates.get_template(name)
            made += 1
    for folder in set(within.iterdir()) - {bytecode.folder for bytecode in kept.values()}:
        shutil.rmtree(folder)
    return made


if __name__ == "__main__":
    os.environ |= dict.fromkeys(("AWS_REGION", "TABLE_NAME", "SIGNING_KEY"), "used-by-no-template")
    sys.path[:0] = [str(ROOT / "functions"), str(ROOT / "shared")]
    print(f"{compile_all(ROOT / 'functions/storefront_pages/compiled')} templates compiled")
