from windlass.kit.errors import Conflict, NotFound, Unauthenticated


class ApiKeyNotFound(NotFound):
    code = "api_key_not_found"


class ApiKeysUsedUp(Conflict):
    code = "api_keys_used_up"


class ApiKeyRefused(Unauthenticated):
    code = "api_key_refused"
