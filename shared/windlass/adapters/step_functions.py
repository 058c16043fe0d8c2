"""Long work as executions of a state machine: start, look at, wake."""

from __future__ import annotations

import json
from collections.abc import Mapping

from botocore.exceptions import ClientError

from windlass.adapters import aws

RUNNING = "RUNNING"
DEAD_TOKEN = {"TaskTimedOut", "TaskDoesNotExist", "InvalidToken"}


def start(machine_arn: str, name: str, given: Mapping[str, str]) -> bool:
    """Begin an execution; False when one of this name was begun before (in the last 90 days)."""
    try:
        aws.step_functions().start_execution(
            stateMachineArn=machine_arn, name=name, input=json.dumps(given)
        )
    except ClientError as error:
        if error.response["Error"]["Code"] == "ExecutionAlreadyExists":
            return False
        raise
    return True


def is_running(machine_arn: str, name: str) -> bool:
    """False for one that ended or never was."""
    arn = f"{machine_arn.replace(':stateMachine:', ':execution:')}:{name}"
    try:
        return aws.step_functions().describe_execution(executionArn=arn)["status"] == RUNNING
    except ClientError as error:
        if error.response["Error"]["Code"] == "ExecutionDoesNotExist":
            return False
        raise


def wake(task_token: str) -> bool:
    """Let an execution that waits with this token go on; False when nobody waits with it."""
    try:
        aws.step_functions().send_task_success(taskToken=task_token, output="{}")
    except ClientError as error:
        if error.response["Error"]["Code"] in DEAD_TOKEN:
            return False
        raise
    return True
