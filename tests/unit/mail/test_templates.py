import pytest

from windlass.mail.rendering import TEMPLATES


@pytest.mark.parametrize("template", sorted({path.stem for path in TEMPLATES.glob("[a-z]*.txt")}))
def test_every_mail_has_html_and_text(template: str) -> None:
    html = (TEMPLATES / f"{template}.html").read_text()
    for block in ("subject", "preview", "body"):
        assert f"{{% block {block} %}}" in html
