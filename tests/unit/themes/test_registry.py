"""The registry is whole: every default is valid, every template has its own content."""

import pytest

from tests.support.themes_factories import theme
from windlass.themes import checking, documents, schema
from windlass.themes.fonts import FONTS
from windlass.themes.kinds import Kind, SectionType, Setting
from windlass.themes.values import clean

SECTIONS = list(schema.SECTIONS.values())
FORMS = {
    "theme": schema.SETTINGS,
    "social": schema.SOCIAL,
    **{one.type: one.settings for one in SECTIONS},
    **{f"{one.type}.{block.type}": block.settings for one in SECTIONS for block in one.blocks},
}
BACKLOG = {
    *("hero", "featured_products", "product_carousel", "featured_collection", "collection_list"),
    *("testimonials", "countdown", "video", "trust_badges", "newsletter", "rich_text"),
    *("image_with_text", "faq", "image_banner", "multicolumn", "slideshow", "logo_list"),
    *("recently_viewed", "recommended", "divider", "announcement_bar"),
}
every_section = pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.type)


def test_it_has_what_shops_need() -> None:
    assert set(schema.SECTIONS) >= BACKLOG
    assert len(schema.SECTIONS) == 32


@pytest.mark.parametrize("name", FORMS)
def test_settings_have_names_of_their_own(name: str) -> None:
    ids = [setting.id for setting in FORMS[name]]
    assert len(set(ids)) == len(ids)
    assert all(setting.label for setting in FORMS[name])


@pytest.mark.parametrize(
    "setting",
    [setting for settings in FORMS.values() for setting in settings],
    ids=lambda setting: setting.id,
)
def test_a_default_is_valid(setting: Setting) -> None:
    default = schema.defaults([setting])[setting.id]

    assert clean(setting, default, store_id="store-1") == default
    if setting.kind in (Kind.TEXT, Kind.AREA, Kind.RICH_TEXT, Kind.LINK, Kind.PRODUCTS):
        assert setting.most
    if setting.kind is Kind.SELECT:
        assert len({option.value for option in setting.options}) == len(setting.options) >= 2


@every_section
def test_a_section_can_stand_somewhere(section: SectionType) -> None:
    assert section.templates
    assert set(section.templates) <= {*schema.TEMPLATES, *schema.GROUPS}
    assert {block.type for block in section.blocks if block.is_fixed} <= set(section.starts_with)
    assert all(section.block(type_) for type_ in section.starts_with)
    assert len(section.starts_with) <= section.most_blocks <= schema.MOST_BLOCKS


@every_section
def test_a_new_one_may_be_saved(section: SectionType) -> None:
    document = theme()
    if not section.is_main and section.most is None:
        place = section.templates[0]
        document["templates"][place].append(documents.new_section(section, "new"))

    assert checking.checked(document, store_id="store-1", before=theme()) == document


@pytest.mark.parametrize("place", [*schema.TEMPLATES, *schema.GROUPS])
def test_every_template_but_home_has_its_own_content(place: str) -> None:
    main = schema.main_of(place)

    assert (main is None) == (place == "home")
    if main is not None:
        assert [main.type] == [
            one["type"]
            for one in documents.usual_sections(place)
            if schema.SECTIONS[one["type"]].is_main
        ]


def test_fonts_have_names_of_their_own() -> None:
    assert len({font.id for font in FONTS}) == len(FONTS) == 16
    assert {font.kind for font in FONTS} == {"sans", "serif", "rounded", "mono", "display"}
