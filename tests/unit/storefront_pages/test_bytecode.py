"""Compiled templates are used again, and only for what they were made of."""

from pathlib import Path

import pytest
from jinja2 import DictLoader

from infra import templates
from storefront_pages import messages
from storefront_pages.bytecode import CODE, HERE, Bytecode
from storefront_pages.templating import PageEnvironment

HELLO = '{{ _("Cart") }}: {{ count }}'


class NeverCompiles(PageEnvironment):
    def _generate(self, *_args: object, **_kwargs: object) -> str:
        raise AssertionError("compiled again")


def drawn(
    folder: Path,
    source: str = HELLO,
    *,
    locale: str = "de",
    made_by: type[PageEnvironment] = PageEnvironment,
) -> str:
    environment = made_by(
        messages.catalogue(locale),
        loader=DictLoader({"hello.html": source}),
        autoescape=True,
        bytecode_cache=Bytecode(locale, folder),
    )
    return environment.get_template("hello.html").render(count="<2>")


def test_what_one_container_compiled_the_next_one_reads(tmp_path: Path) -> None:
    assert drawn(tmp_path) == "Warenkorb: &lt;2&gt;"
    assert drawn(tmp_path, made_by=NeverCompiles) == "Warenkorb: &lt;2&gt;"


def test_another_language_is_compiled_for_itself(tmp_path: Path) -> None:
    drawn(tmp_path)
    with pytest.raises(AssertionError, match="compiled again"):
        drawn(tmp_path, locale="fr", made_by=NeverCompiles)
    assert drawn(tmp_path, locale="fr") == "Panier: &lt;2&gt;"


def test_an_edited_template_is_compiled_anew(tmp_path: Path) -> None:
    drawn(tmp_path)
    assert drawn(tmp_path, "{{ count }} {{ _('Cart') }}") == "&lt;2&gt; Warenkorb"


@pytest.mark.parametrize("edited", CODE)
def test_edited_code_that_decides_what_is_compiled_begins_anew(tmp_path: Path, edited: str) -> None:
    for name in CODE:
        (tmp_path / name).write_bytes((HERE / name).read_bytes())
    before = Bytecode("de", tmp_path, tmp_path).folder
    assert before.name == Bytecode("de").folder.name

    (tmp_path / edited).write_text("# another one")

    assert Bytecode("de", tmp_path, tmp_path).folder != before


def test_a_file_that_is_no_bytecode_is_compiled_anew(tmp_path: Path) -> None:
    drawn(tmp_path)
    [file] = tmp_path.rglob("*.cache")
    file.write_bytes(b"half a fi")
    assert drawn(tmp_path) == "Warenkorb: &lt;2&gt;"


def test_where_nothing_can_be_written_pages_are_drawn_all_the_same(tmp_path: Path) -> None:
    occupied = tmp_path / "file"
    occupied.touch()
    assert drawn(occupied) == "Warenkorb: &lt;2&gt;"


def test_the_build_makes_all_languages_and_removes_what_is_old(tmp_path: Path) -> None:
    (tmp_path / "de-0123").mkdir()
    made = templates.compile_all(tmp_path)
    folders = {path.name.partition("-")[0]: path for path in tmp_path.iterdir()}
    assert sorted(folders) == ["ar", "de", "en", "es", "fr"]
    assert {len(list(path.iterdir())) for path in folders.values()} == {made // 5}
    assert not (tmp_path / "de-0123").exists()
