"""What a provider tells the sandbox about itself, so that the shared parts can serve it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from starlette.responses import Response

from infra.local.sandbox.state import Doc

type WebhookHeaders = Callable[[bytes], dict[str, str]]
type WebhookHeadersByUrl = Callable[[str, bytes], dict[str, str]]
type TroubleAnswer = Callable[[Literal["429", "5xx"]], Response]


@dataclass(frozen=True)
class Switch:
    """A trouble of this provider alone: `trouble.value(provider, name)` reads it.

    kind `flag` is a bool, `number` an int, `list` a list of strings and `map` strings to strings.
    """

    name: str
    label: str
    kind: Literal["flag", "number", "list", "map"]
    default: Any = None
    help: str = ""

    @property
    def initial(self) -> Any:
        empty: dict[str, Any] = {"flag": False, "number": 0, "list": [], "map": {}}
        return empty[self.kind] if self.default is None else self.default


@dataclass(frozen=True)
class Action:
    """A button on the rows of a view. `run(account, id)` answers with a sentence to show.

    It raises ValueError with a sentence when the object is not in a state for it; `when` hides
    the button on rows where it makes no sense.
    """

    name: str
    label: str
    run: Callable[[str, str], str]
    when: Callable[[Doc], bool] = lambda _doc: True


@dataclass(frozen=True)
class View:
    """A table of documents of one kind on the sandbox's page.

    `columns` are (heading, cell): a field path such as `status` or `a.b`, or a function.
    """

    kind: str
    title: str
    columns: Sequence[tuple[str, str | Callable[[Doc], str]]]
    actions: Sequence[Action] = ()
    id_field: str = "id"
    #: Which account an action gets; by default the one that the document is kept under.
    account_of: Callable[[Doc], str] | None = None


@dataclass(frozen=True)
class Provider:
    """`prefixes` are journalled; `api_prefixes` among them also suffer troubles.

    `webhook_headers(body)` signs a webhook at the moment it goes out; a provider whose addresses
    have secrets of their own gives `webhook_headers_by_url(url, body)` instead.
    """

    name: str
    title: str
    prefixes: tuple[str, ...]
    api_prefixes: tuple[str, ...]
    trouble_answer: TroubleAnswer
    webhook_headers: WebhookHeaders = lambda _body: {"Content-Type": "application/json"}
    webhook_headers_by_url: WebhookHeadersByUrl | None = None
    switches: Sequence[Switch] = ()
    views: Sequence[View] = ()
    #: True when the provider's own code waits for `scope["state"]["slow_seconds"]`.
    slows_itself: bool = False
    #: Request headers worth showing in the journal, lower case.
    journal_headers: tuple[str, ...] = ()
    #: What time alone brings about (expiry, say); called about once a second and by tests.
    tick: Callable[[], None] = lambda: None
    tips: Sequence[str] = field(default=())
