import pytest

from windlass.kit.customs import passes_customs


@pytest.mark.parametrize(
    ("source", "destination", "expected"),
    [
        pytest.param("DE", "DE", False, id="at home"),
        pytest.param("DE", "FR", False, id="within the Union"),
        pytest.param("FR", "MC", False, id="Monaco is within"),
        pytest.param("DE", "CH", True, id="out of the Union"),
        pytest.param("CN", "DE", True, id="into the Union"),
        pytest.param("DE", "GB", True, id="to the United Kingdom"),
        pytest.param("GB", "IM", False, id="Isle of Man"),
        pytest.param("GB", "JE", True, id="Jersey has a tax of its own"),
        pytest.param("FR", "RE", True, id="Reunion has a tax of its own"),
        pytest.param("CH", "LI", False, id="Liechtenstein"),
        pytest.param("US", "CA", True, id="over a border"),
        pytest.param("US", "PR", False, id="Puerto Rico"),
        pytest.param("", "DE", False, id="nobody knows from where"),
        pytest.param("CN", "", False, id="nobody knows where to"),
    ],
)
def test_parcels_pass_customs_between_areas(source: str, destination: str, expected: bool) -> None:
    assert passes_customs(source, destination) is expected
