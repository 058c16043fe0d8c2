from windlass.invoices import labels


def test_a_document_is_in_one_language() -> None:
    """Labels, dates and amounts alike: one without labels is English as a whole."""
    assert [labels.spoken(one) for one in ("de-AT", "en-GB", "ar", "nl")] == [
        "de-AT",
        "en-GB",
        "ar",
        "en",
    ]
    assert labels.of("nl") is labels.ENGLISH
    assert labels.of("ar-EG")["invoice"] == "فاتورة"
