"""Formatted text keeps what shows, and nothing that acts."""

import pytest

from windlass.kit import rich_text

STORE = "01STORE0000000000000000000"
FOLDER = f"/media/{STORE}/{'a' * 32}"
OTHER = f"/media/01OTHER0000000000000000000/{'a' * 32}"


@pytest.mark.parametrize(
    ("html", "expected", "_case"),
    [
        ("<p>Hi <b>you</b></p>", "<p>Hi <b>you</b></p>", "formatting"),
        ("<p onclick='x()'>Hi</p><script>x()</script>", "<p>Hi</p>", "script"),
        ('<p style="color:red">Hi</p>', "<p>Hi</p>", "style"),
        ('<p class="align-center wild">Hi</p>', '<p class="align-center">Hi</p>', "alignment"),
        ('<p class="wild">Hi</p>', "<p>Hi</p>", "another class"),
        ("<p>Write to <mark>your address</mark></p>",) * 2 + ("a blank",),
        (
            '<a href="javascript:x()">Go</a><a href="/cart">Cart</a>',
            '<a rel="noopener noreferrer">Go</a><a href="/cart" rel="noopener noreferrer">Cart</a>',
            "links",
        ),
        ('<iframe src="https://www.youtube.com/embed/x"></iframe>Hi', "Hi", "a frame"),
        ("<table><tbody><tr><td>1</td></tr></tbody></table>",) * 2 + ("a table",),
    ],
)
def test_only_what_shows_is_kept(html: str, expected: str, _case: str) -> None:
    assert rich_text.clean(html, media_of=STORE) == expected


def test_a_picture_of_the_store_s_own_stays_with_its_sizes() -> None:
    html = (
        f'<figure><img src="{FOLDER}/1024.jpg" srcset="{FOLDER}/320.webp 320w, '
        f'{FOLDER}/1024.webp 1024w" alt="A &quot;desk&quot; > lamp" width="1024" height="768">'
        "<figcaption>Our desk</figcaption></figure>"
    )

    cleaned = rich_text.clean(html, media_of=STORE)

    assert f'src="{FOLDER}/1024.jpg"' in cleaned
    assert f"{FOLDER}/320.webp 320w, {FOLDER}/1024.webp 1024w" in cleaned
    assert 'width="1024"' in cleaned
    assert 'loading="lazy"' in cleaned
    assert "<figcaption>Our desk</figcaption></figure>" in cleaned
    assert rich_text.clean(cleaned, media_of=STORE) == cleaned


@pytest.mark.parametrize(
    "source",
    [
        "https://elsewhere.example/x.jpg",
        f"{OTHER}/1024.jpg",
        f"{FOLDER}/../../x/1024.jpg",
        f"{FOLDER}/1024.svg",
        "data:image/png;base64,AAAA",
    ],
)
def test_a_picture_from_elsewhere_goes(source: str) -> None:
    assert rich_text.clean(f'<p>a<img src="{source}" alt="x">b</p>', media_of=STORE) == "<p>ab</p>"


def test_sizes_from_elsewhere_go_and_the_picture_stays() -> None:
    html = f'<img src="{FOLDER}/320.jpg" srcset="https://elsewhere.example/x.jpg 1x" alt="">'
    cleaned = rich_text.clean(html, media_of=STORE)
    assert ("srcset" in cleaned, f"{FOLDER}/320.jpg" in cleaned) == (False, True)


def test_without_a_store_there_are_no_pictures() -> None:
    assert rich_text.clean(f'<p>a<img src="{FOLDER}/320.jpg">b</p>') == "<p>ab</p>"


@pytest.mark.parametrize(
    ("video", "is_kept"),
    [
        ("youtube:dQw4w9WgXcQ", True),
        ("vimeo:76979871", True),
        ("youtube:short", False),
        ("elsewhere:dQw4w9WgXcQ", False),
        ('youtube:dQw4w9WgXc"', False),
    ],
)
def test_a_video_is_named_by_its_number(video: str, is_kept: bool) -> None:
    html = f"<figure data-video='{video}'><a href=\"https://youtu.be/x\">Watch</a></figure>"
    assert ("data-video" in rich_text.clean(html, media_of=STORE)) == is_kept


@pytest.mark.parametrize(
    ("text", "expected", "_case"),
    [
        ("", "", "nothing"),
        (
            "One & two\nthree\n\n\nFour < 5",
            "<p>One &amp; two<br>three</p><p>Four &lt; 5</p>",
            "text",
        ),
        ("<p>Ready</p>", "<p>Ready</p>", "HTML already"),
    ],
)
def test_plain_text_becomes_paragraphs(text: str, expected: str, _case: str) -> None:
    assert rich_text.of_text(text) == expected


def test_the_beginning_is_cut_at_a_word() -> None:
    html = "<h2>About&amp;more</h2><p>We sell lamps, and more lamps.</p>"
    assert rich_text.plain(html) == "About&more We sell lamps, and more lamps."
    assert rich_text.beginning(html, at_most=26) == "About&more We sell lamps…"


def test_the_beginning_leaves_out_what_videos_and_pictures_say() -> None:
    video = '<figure data-video="vimeo:76979871"><a href="x">Watch it</a></figure>'
    assert rich_text.beginning(f"<p>One.</p>{video}<p>Two.</p>") == "One. Two."


def test_blanks_are_counted() -> None:
    assert rich_text.blanks("<p><mark>your city</mark>, <mark>your street</mark></p>") == 2
