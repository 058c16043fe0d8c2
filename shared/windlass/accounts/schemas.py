"""The public shape of people and sessions. Changing a field here is an API change."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, EmailStr, Field

from windlass.accounts.models import Session, User
from windlass.web.schemas import Strict

Email = Annotated[EmailStr, Field(max_length=254)]
Name = Annotated[str, Field(min_length=1, max_length=100)]
Password = Annotated[str, Field(min_length=1, max_length=200)]
Token = Annotated[str, Field(min_length=1, max_length=200)]


class Exact(Strict):
    """Spaces around a password belong to it."""

    model_config = ConfigDict(str_strip_whitespace=False)


class Register(Exact):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"email": "ada@example.com", "password": "six geese a-laying", "name": "Ada"}
            ]
        }
    )

    email: Email
    password: Password = Field(description="At least 10 characters")
    name: Name


class Registered(BaseModel):
    """The same whether or not the address had an account."""

    email: str
    message: str


class Login(Exact):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"email": "ada@example.com", "password": "six geese a-laying"}]
        }
    )

    email: Email
    password: Password


class VerifyEmail(Strict):
    model_config = ConfigDict(json_schema_extra={"examples": [{"token": "from-the-mail"}]})

    token: Token


class ForgotPassword(Strict):
    model_config = ConfigDict(json_schema_extra={"examples": [{"email": "ada@example.com"}]})

    email: Email


class ResetPassword(Exact):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"token": "from-the-mail", "password": "seven swans a-swimming"}]
        }
    )

    token: Token
    password: Password


class UpdateMe(Strict):
    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "Ada Lovelace"}]})

    name: Name


class ChangePassword(Exact):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "current_password": "six geese a-laying",
                    "new_password": "seven swans a-swimming",
                }
            ]
        }
    )

    current_password: Password
    new_password: Password


class UserOut(BaseModel):
    id: str
    email: str
    name: str
    is_verified: bool
    created_at: datetime

    @classmethod
    def of(cls, user: User) -> Self:
        return cls(
            id=user.user_id,
            email=user.email,
            name=user.name,
            is_verified=user.verified_at is not None,
            created_at=user.created_at,
        )


class TokenOut(BaseModel):
    access_token: str
    expires_in: int = Field(description="Seconds")
    user: UserOut


class SessionOut(BaseModel):
    id: str
    user_agent: str
    ip: str
    created_at: datetime
    last_used_at: datetime
    is_current: bool

    @classmethod
    def of(cls, session: Session, *, current_id: str) -> Self:
        return cls(
            id=session.session_id,
            user_agent=session.user_agent,
            ip=session.ip,
            created_at=session.created_at,
            last_used_at=session.last_used_at,
            is_current=session.session_id == current_id,
        )


class SessionList(BaseModel):
    items: list[SessionOut]
    next_cursor: None = None
