"""The product's stack on the local cloud: `sam deploy` of template.yaml, only when it changed."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from pathlib import Path

from botocore.exceptions import ClientError

from infra.local.clients import client, s3
from infra.local.place import HOST, PROVIDER_KEYS, REGION, ROOT, STACK, TOOLS, Place
from infra.local.processes import tail
from infra.local.progress import Refused

DEPLOY_BUCKET = f"{STACK}-deployments"


def parameters(place: Place) -> dict[str, str]:
    sandbox = place.url("sandbox")
    return PROVIDER_KEYS | {
        "Stage": "local",
        "Runtime": "provided.al2023",
        "MailFromDomain": "mail.windlass.test",
        "StripeApiBase": f"{sandbox}/stripe",
        "CjApiBase": f"{sandbox}/cj/api2.0/v1",
        "AliexpressApiBase": f"{sandbox}/aliexpress",
        "TaxjarApiBase": f"{sandbox}/taxjar/v2",
        "ViesApiBase": f"{sandbox}/vies/rest-api",
        "AliexpressAuthorizeUrl": f"{place.public('sandbox')}/aliexpress/oauth/authorize",
        "OpenexchangeratesApiBase": f"{sandbox}/openexchangerates",
        "EcbRatesUrl": f"{sandbox}/ecb/eurofxref-daily.xml",
        "TrackingPoll": "rate(1 minute)",
        "LocalCloud": place.url("cloud"),
        "LocalPort": str(place.port),
        "LocalFetchHosts": f"{HOST}:{place.ports['sandbox']}",
    }


def fingerprint(place: Place) -> str:
    """Of all that a deployment depends on. Code is not part of it: functions run the tree."""
    digest = hashlib.sha256(json.dumps(parameters(place), sort_keys=True).encode())
    files = [ROOT / "template.yaml", ROOT / "functions/bootstrap"]
    files += sorted((ROOT / "infra/stacks").glob("*.yaml"))
    files += sorted((ROOT / "statemachines").glob("*.json"))
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _stamp(place: Place) -> Path:
    return place.state / "deployed"


def is_current(place: Place) -> bool:
    return _stamp(place).exists() and _stamp(place).read_text() == fingerprint(place)


def mark_current(place: Place) -> None:
    """Only once the cloud has saved the deployment: before that, a kill would lose it."""
    _stamp(place).write_text(fingerprint(place))


def deploy(place: Place) -> None:
    s3(place).create_bucket(Bucket=DEPLOY_BUCKET)
    log = place.logs / "deploy.log"
    overrides = [f"{key}={value}" for key, value in parameters(place).items()]
    command = [str(TOOLS / "sam/bin/sam"), "deploy", "--config-env", "local"]
    command += ["--stack-name", STACK, "--s3-bucket", DEPLOY_BUCKET, "--region", REGION]
    with log.open("wb") as output:
        done = subprocess.run(
            [*command, "--parameter-overrides", *overrides],
            cwd=ROOT,
            env=os.environ | place.aws_environment(),
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode:
        raise Refused(f"The deployment failed ({log}):\n{_why(place) or tail(log)}")


def _why(place: Place) -> str:
    """What CloudFormation says failed; nothing when the template did not even get there."""
    try:
        found = client(place, "cloudformation").describe_stack_events(StackName=STACK)
    except ClientError:
        return ""
    return "\n".join(
        f"  {event['LogicalResourceId']}: {event['ResourceStatusReason']}"
        for event in reversed(found["StackEvents"])
        if event["ResourceStatus"].endswith("FAILED") and event.get("ResourceStatusReason")
    )


def outputs(place: Place) -> dict[str, str]:
    [stack] = client(place, "cloudformation").describe_stacks(StackName=STACK)["Stacks"]
    return {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}


def edge_secret(place: Place, arn: str) -> str:
    secret: str = client(place, "secretsmanager").get_secret_value(SecretId=arn)["SecretString"]
    return secret
