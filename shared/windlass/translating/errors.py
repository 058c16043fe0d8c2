from windlass.kit.errors import NotFound


class LanguageUnknown(NotFound):
    code = "language_unknown"


class NothingToTranslate(NotFound):
    code = "nothing_to_translate"
