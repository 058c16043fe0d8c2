from merchant_api.routes.auth import client, require_own_page, welcome
from windlass.accounts import service, sessions
from windlass.accounts.schemas import (
    ChangePassword,
    SessionList,
    SessionOut,
    TokenOut,
    UpdateMe,
    UserOut,
)
from windlass.web import tokens
from windlass.web.api import Response, Router, current_user, empty, header

router = Router()


@router.get("/me")
def get_me() -> UserOut:
    return UserOut.of(service.get(current_user(router)))


@router.patch("/me")
def update_me(body: UpdateMe) -> UserOut:
    return UserOut.of(service.rename(current_user(router), body.name))


@router.post("/auth/change-password")
def change_password(body: ChangePassword) -> Response[TokenOut]:
    require_own_page(router)
    signed_in = service.change_password(
        current_user(router),
        current=body.current_password,
        new=body.new_password,
        client=client(router),
    )
    return welcome(signed_in)


@router.get("/me/sessions")
def list_sessions() -> SessionList:
    user_id = current_user(router)
    current_id = tokens.session_of(header(router, "Authorization"))
    found = sessions.of(user_id)
    return SessionList(items=[SessionOut.of(item, current_id=current_id) for item in found])


@router.delete("/me/sessions/<session_id>", responses=empty())
def revoke_session(session_id: str) -> tuple[None, int]:
    sessions.revoke(current_user(router), session_id)
    return None, 204
