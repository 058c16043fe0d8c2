import hmac
from contextlib import suppress
from http import HTTPStatus

from aws_lambda_powertools.event_handler.openapi.types import OpenAPIResponse
from aws_lambda_powertools.shared.cookies import Cookie, SameSite

from windlass.accounts import service, sessions
from windlass.accounts.errors import RequestHeaderMissing, SessionOver
from windlass.accounts.schemas import (
    ForgotPassword,
    Login,
    Register,
    Registered,
    ResetPassword,
    TokenOut,
    UserOut,
    VerifyEmail,
)
from windlass.accounts.sessions import Client, SignedIn
from windlass.kit import config
from windlass.web import tokens
from windlass.web.api import Response, Router, created, current_user, empty, header

router = Router()

COOKIE = "windlass_refresh"
COOKIE_PATH = "/api/v1/auth"
ACCEPTED: dict[int, OpenAPIResponse] = {
    202: {"description": "Whether or not the address has an account"}
}
REGISTERED = "We have sent you a mail. Open its link to verify your address, then sign in."


@router.post("/auth/register", responses=created(Registered))
def register(body: Register) -> tuple[Registered, int]:
    service.register(
        email=body.email, password=body.password, name=body.name, client=client(router)
    )
    return Registered(email=body.email, message=REGISTERED), 201


@router.post("/auth/login")
def login(body: Login) -> Response[TokenOut]:
    require_own_page(router)
    return welcome(service.login(email=body.email, password=body.password, client=client(router)))


@router.post("/auth/refresh")
def refresh() -> Response[TokenOut]:
    require_own_page(router)
    return welcome(sessions.refresh(_held(router), client(router)))


@router.post("/auth/logout", responses=empty())
def logout() -> Response[None]:
    require_own_page(router)
    with suppress(SessionOver):  # signed out already
        sessions.end_by_token(_held(router))
    return _farewell()


@router.post("/auth/logout-everywhere", responses=empty())
def logout_everywhere() -> Response[None]:
    sessions.end_all(current_user(router))
    return _farewell()


@router.post("/auth/verify-email", responses=empty())
def verify_email(body: VerifyEmail) -> tuple[None, int]:
    service.verify_email(body.token, client=client(router))
    return None, 204


@router.post("/auth/resend-verification", responses=empty())
def resend_verification() -> tuple[None, int]:
    service.resend_verification(current_user(router))
    return None, 204


@router.post("/auth/forgot-password", responses=ACCEPTED)
def forgot_password(body: ForgotPassword) -> tuple[None, int]:
    service.forgot_password(email=body.email, client=client(router))
    return None, 202


@router.post("/auth/reset-password", responses=empty("Every session of the account is over"))
def reset_password(body: ResetPassword) -> tuple[None, int]:
    service.reset_password(body.token, body.password, client=client(router))
    return None, 204


def client(router: Router) -> Client:
    """The browser that asks. The edge names its address; anyone else who claims one is ignored."""
    told = header(router, "X-Windlass-Edge") or ""
    is_edge = bool(config.EDGE_SECRET) and hmac.compare_digest(
        told.encode(), config.EDGE_SECRET.encode()
    )
    ip = header(router, "X-Windlass-Client-Ip") if is_edge else None
    source = router.current_event.request_context.get("identity") or {}
    return Client(
        ip=ip or source.get("sourceIp") or "unknown",
        user_agent=header(router, "User-Agent") or "",
    )


def require_own_page(router: Router) -> None:
    """Raises RequestHeaderMissing (403) for what another site made the browser send: it can have
    the cookie sent along, but not this header."""
    if header(router, "X-Windlass-Request") != "1":
        raise RequestHeaderMissing("Send the header X-Windlass-Request: 1.")


def welcome(signed_in: SignedIn) -> Response[TokenOut]:
    """The access token in the body, the refresh token where no script can read it."""
    body = TokenOut(
        access_token=signed_in.access_token,
        expires_in=int(tokens.ACCESS_FOR.total_seconds()),
        user=UserOut.of(signed_in.user),
    )
    kept = _cookie(signed_in.refresh_token, seconds=int(sessions.LIVES.total_seconds()))
    return Response(HTTPStatus.OK, content_type="application/json", body=body, cookies=[kept])


def _farewell() -> Response[None]:
    return Response(HTTPStatus.NO_CONTENT, cookies=[_cookie("", seconds=0)])


def _cookie(value: str, *, seconds: int) -> Cookie:
    return Cookie(
        name=COOKIE,
        value=value,
        path=COOKIE_PATH,
        secure=config.DASHBOARD_URL.startswith("https:"),
        http_only=True,
        max_age=seconds,
        same_site=SameSite.STRICT_MODE,
    )


def _held(router: Router) -> str:
    """The refresh token in the cookie. Raises SessionOver (401) without one."""
    for part in (header(router, "Cookie") or "").split(";"):
        name, _, value = part.strip().partition("=")
        if name == COOKIE and value:
            return value
    raise SessionOver("Sign in to go on.")
