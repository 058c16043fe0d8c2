"""Countries that the hosted pages offer, by code."""

COUNTRIES = {
    "AU": "Australia", "AT": "Austria", "BE": "Belgium", "BR": "Brazil", "BG": "Bulgaria",
    "CA": "Canada", "HR": "Croatia", "CY": "Cyprus", "CZ": "Czechia", "DK": "Denmark",
    "EE": "Estonia", "FI": "Finland", "FR": "France", "DE": "Germany", "GR": "Greece",
    "HK": "Hong Kong", "HU": "Hungary", "IE": "Ireland", "IT": "Italy", "JP": "Japan",
    "LV": "Latvia", "LT": "Lithuania", "LU": "Luxembourg", "MY": "Malaysia", "MT": "Malta",
    "MX": "Mexico", "NL": "Netherlands", "NZ": "New Zealand", "NO": "Norway", "PL": "Poland",
    "PT": "Portugal", "RO": "Romania", "SG": "Singapore", "SK": "Slovakia", "SI": "Slovenia",
    "ES": "Spain", "SE": "Sweden", "CH": "Switzerland", "TH": "Thailand",
    "AE": "United Arab Emirates", "GB": "United Kingdom", "US": "United States",
}  # fmt: skip
