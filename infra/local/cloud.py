"""Starts ministack, with four differences from its own command. Runs in .tools/cloud.

1. A nested stack could be updated only once in full: ministack 1.5.33 forgets the attributes of
   resources that an update leaves alone, and the next !GetAtt of one fails the deployment.
2. Queues are durable in AWS. ministack saves them at a clean stop, so a kill would lose what is in
   them; here what was taken is saved before the answer, the rest within half a second, and what was
   being handled comes again.
3. Mails that were sent are gone in AWS and nowhere kept in ministack, so a kill would lose what the
   mailbox did not yet collect; here they are saved like messages.
4. A burst of work would start a process for every piece of it, which one machine has to share: a
   function has a few, and what comes meanwhile waits.
"""

# mypy: disable-error-code="import-not-found, no-untyped-call"

from __future__ import annotations

import copy
import os
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from ministack import app
from ministack.core.persistence import save_state
from ministack.services import eventbridge, lambda_svc, ses, ses_v2, sqs
from ministack.services.cloudformation import _stacks, provisioners

SAVE_SECONDS = 0.5
MAILS_KEPT = 200  # for the mailbox to collect, which it does every second
PROCESSES = 4  # of one function
HEAVY_MEGABYTES = (
    2048  # of memory: such a function keeps a processor busy, like the one for pictures
)


def remember_attributes() -> None:
    update = provisioners._update_resource

    def update_resource(
        resource_type: str,
        physical_id: str,
        old_props: dict[str, Any],
        new_props: dict[str, Any],
        stack_name: str,
        logical_id: str | None = None,
        old_attrs: dict[str, Any] | None = None,
    ) -> Any:
        if old_attrs is None:
            known = _stacks.get(stack_name, {}).get("_resources", {})
            old_attrs = known.get(logical_id, {}).get("Attributes")
        return update(
            resource_type, physical_id, old_props, new_props, stack_name, logical_id, old_attrs
        )

    provisioners._update_resource = update_resource


def free_messages() -> None:
    """Whoever held a message is gone with the last process: it need not wait to come again."""
    load = sqs.load_persisted_state

    def load_persisted_state(data: Any) -> None:
        load(data)
        for queue in sqs._queues._data.values():
            for message in queue["messages"]:
                if message.get("receive_count"):
                    message["visible_at"] = time.time()

    sqs.load_persisted_state = load_persisted_state


def share_the_machine() -> None:
    execute = lambda_svc._execute_function
    slots: dict[str, threading.Semaphore] = defaultdict(lambda: threading.Semaphore(PROCESSES))
    heavy: dict[str, threading.Semaphore] = defaultdict(
        lambda: threading.Semaphore(min(PROCESSES, os.cpu_count() or 1))
    )

    def execute_function(function: dict[str, Any], *arguments: Any, **options: Any) -> Any:
        config = function.get("config") or function
        is_heavy = config.get("MemorySize", 128) >= HEAVY_MEGABYTES
        with (heavy if is_heavy else slots)[config["FunctionName"]]:
            return execute(function, *arguments, **options)

    lambda_svc._execute_function = execute_function


def keep_mails() -> None:
    get, load = ses.get_state, ses.load_persisted_state

    def get_state() -> dict[str, Any]:
        for mails in list(ses._sent_emails._data.values()):
            del mails[:-MAILS_KEPT]
        return {**get(), "_sent_emails": copy.deepcopy(ses._sent_emails)}

    def load_persisted_state(data: Any) -> None:
        load(data)
        ses._restore_regional_store(ses._sent_emails, data.get("_sent_emails", {}))

    ses.get_state, ses.load_persisted_state = get_state, load_persisted_state


class Saving:
    """Writes queues and mails down whenever they have changed."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.saved = {"sqs": queues_seen(), "ses": mails_seen()}

    def save(self) -> None:
        with self.lock:
            self._save("sqs", queues_seen, sqs)
            self._save("ses", mails_seen, ses)

    def _save(self, name: str, look: Callable[[], Any], service: Any) -> None:
        while True:
            try:
                if (seen := look()) != self.saved[name]:
                    save_state(name, service.get_state())
                    self.saved[name] = seen
                return
            except RuntimeError:  # changed while it was read
                continue

    def before_answering(self, service: Any) -> None:
        """What was taken is kept: the answer says so."""
        handle = service.handle_request

        async def handle_request(*arguments: Any, **options: Any) -> Any:
            answer = await handle(*arguments, **options)
            self.save()
            return answer

        service.handle_request = handle_request

    def forever(self) -> None:
        while True:
            time.sleep(SAVE_SECONDS)
            self.save()


def queues_seen() -> Any:
    return [
        (queue["name"], message["id"], message["receive_count"], message["visible_at"])
        for queue in list(sqs._queues._data.values())
        for message in list(queue["messages"])
    ]


def mails_seen() -> Any:
    return [mails[-1]["MessageId"] for mails in list(ses._sent_emails._data.values()) if mails]


if __name__ == "__main__":
    remember_attributes()
    free_messages()
    keep_mails()
    share_the_machine()
    saving = Saving()
    for service in (sqs, eventbridge, ses, ses_v2):
        saving.before_answering(service)
    threading.Thread(target=saving.forever, daemon=True).start()
    app.main()
