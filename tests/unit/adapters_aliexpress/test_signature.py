"""The vectors of the platform's own SDK."""

from windlass.adapters.aliexpress.signature import sign


def test_a_rest_call_is_signed_with_its_path() -> None:
    parameters = {
        "app_key": "12345678",
        "code": "3_500102_abc",
        "sign_method": "sha256",
        "timestamp": "1517820392000",
    }

    assert sign(parameters, "helloworld", "/auth/token/create") == (
        "486F79AF7CC845B098D15793E6C5D31DD775659E80EE9DD1EF069BD3B09A1CE3"
    )


def test_a_sync_call_is_signed_without_one() -> None:
    parameters = {
        "app_key": "12345678",
        "method": "aliexpress.ds.product.get",
        "product_id": "1005001",
        "session": "tok",
        "ship_to_country": "US",
        "sign_method": "sha256",
        "timestamp": "1700000000000",
    }

    assert sign(parameters, "helloworld") == (
        "3810D33EA4E11BC8EA9393BDFBDE42DCDEDD0E91B25D05960557BDA8251095BB"
    )
