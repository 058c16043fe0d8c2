"""The template is the program: whatever it names exists, and may do no more than it says."""

import json
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]

ROOT = Path(__file__).parents[2]
STACKS = ROOT / "infra/stacks"


class Loader(yaml.SafeLoader):  # type: ignore[misc]
    """YAML with CloudFormation's short forms: `!Ref X` is {"!Ref": "X"}."""


def _short_form(loader: yaml.SafeLoader, tag: str, node: yaml.Node) -> dict[str, Any]:
    if isinstance(node, yaml.ScalarNode):
        return {f"!{tag}": loader.construct_scalar(node)}
    if isinstance(node, yaml.SequenceNode):
        return {f"!{tag}": loader.construct_sequence(node, deep=True)}
    assert isinstance(node, yaml.MappingNode)
    return {f"!{tag}": loader.construct_mapping(node, deep=True)}


Loader.add_multi_constructor("!", _short_form)


@cache
def template(path: Path = ROOT / "template.yaml") -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(path.read_text(), Loader)
    return loaded


def resources(kind: str, path: Path = ROOT / "template.yaml") -> dict[str, dict[str, Any]]:
    return {
        name: resource.get("Properties", {})
        for name, resource in template(path)["Resources"].items()
        if resource["Type"] == kind
    }


FUNCTIONS = resources("AWS::Serverless::Function")
QUEUES = {
    name: queue
    for path in (ROOT / "template.yaml", STACKS / "events.yaml")
    for name, queue in resources("AWS::SQS::Queue", path).items()
}
CONSUMERS = {
    name.removesuffix("EventsRule").lower(): rule["EventPattern"]["detail-type"]
    for name, rule in resources("AWS::Events::Rule", STACKS / "events.yaml").items()
}
SCHEDULES = {
    name: json.loads(event["Properties"]["Input"])["job"]
    for name, event in FUNCTIONS["Schedules"]["Events"].items()
}
every_function = pytest.mark.parametrize("name", FUNCTIONS)


@every_function
def test_its_handler_exists(name: str) -> None:
    module, _, function = FUNCTIONS[name]["Handler"].rpartition(".")
    assert callable(getattr(import_module(module), function))


@every_function
def test_it_says_what_it_may_do(name: str) -> None:
    policies = FUNCTIONS[name]["Policies"]

    assert policies
    for policy in policies:
        assert isinstance(policy, dict), "a managed policy names no resource"
        for statement in policy.get("Statement", []):
            actions = statement["Action"]
            assert "*" not in [action.partition(":")[2] for action in _listed(actions)]
            assert "*" not in _listed(statement["Resource"])


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@every_function
def test_its_name_is_its_own_and_has_an_alarm(name: str) -> None:
    """Alarms know functions by name; so does the log reader."""
    own_name = FUNCTIONS[name]["FunctionName"]["!Sub"].removeprefix("${AWS::StackName}-")
    watched = [
        dimension["Value"]["!Sub"].removeprefix("${Name}-")
        for alarm in resources("AWS::CloudWatch::Alarm", STACKS / "observability.yaml").values()
        if alarm["MetricName"] == "Errors"
        for dimension in alarm["Dimensions"]
    ]
    assert watched.count(own_name) == 1


def test_every_queue_that_is_given_up_on_has_an_alarm() -> None:
    watched = {
        dimension["Value"]["!Sub"].removeprefix("${Name}-")
        for alarm in resources("AWS::CloudWatch::Alarm", STACKS / "observability.yaml").values()
        if alarm["MetricName"] == "ApproximateNumberOfMessagesVisible"
        for dimension in alarm["Dimensions"]
    }
    given_up = {
        queue["QueueName"]["!Sub"].partition("}-")[2]
        for queue in QUEUES.values()
        if "RedrivePolicy" not in queue
    }
    assert watched == given_up


@pytest.mark.parametrize("name", [n for n, queue in QUEUES.items() if "RedrivePolicy" in queue])
def test_a_queues_messages_stay_hidden_for_as_long_as_their_function_may_run(name: str) -> None:
    """Six times the timeout, as AWS advises; with less, a message is handled twice at once."""
    readers = [
        function["Timeout"]
        for function in FUNCTIONS.values()
        for event in function.get("Events", {}).values()
        if event["Type"] == "SQS" and name in json.dumps(event)
    ]
    assert len(readers) == 1
    assert QUEUES[name]["VisibilityTimeout"] == 6 * readers[0]


@pytest.mark.parametrize(("consumer", "types"), CONSUMERS.items())
def test_a_rule_lets_through_what_its_consumer_handles(consumer: str, types: list[str]) -> None:
    handlers = import_module(f"events.consumers.{consumer}").HANDLERS
    assert sorted(types) == sorted(handlers)


def test_every_consumer_has_a_rule() -> None:
    modules = {path.stem for path in (ROOT / "functions/events/consumers").glob("[!_]*.py")}
    assert modules == set(CONSUMERS)


def test_every_event_that_a_rule_waits_for_happens() -> None:
    declared = {
        line.removeprefix("class ").rstrip().rstrip(":").partition("(")[0]
        for root in ("shared/windlass",)
        for path in (ROOT / root).rglob("*.py")
        if path.name in ("events.py", "inbound.py")
        for line in path.read_text().splitlines()
        if line.startswith("class ")
    }
    assert {kind for kinds in CONSUMERS.values() for kind in kinds} <= declared


@pytest.mark.parametrize(("name", "job"), SCHEDULES.items())
def test_a_scheduled_job_exists(name: str, job: str) -> None:
    jobs = import_module("schedules.app").JOBS
    assert callable(getattr(import_module(f"schedules.jobs.{jobs[job]}"), job))


def test_every_job_is_scheduled() -> None:
    assert set(import_module("schedules.app").JOBS) == set(SCHEDULES.values())


def test_webhook_routes_are_those_of_the_app() -> None:
    """Chalice answers 405 for a path that the gateway does not spell out as it does."""
    app = import_module("inbound_webhooks.app").app
    routed = {(path, method) for path, methods in app.routes.items() for method in methods}
    declared = {
        (event["Properties"]["Path"], event["Properties"]["Method"])
        for event in FUNCTIONS["InboundWebhooks"]["Events"].values()
    }
    assert declared == routed


def test_websocket_routes_are_those_of_the_app() -> None:
    app = import_module("realtime.app").app
    [gateway] = resources("AWS::Serverless::WebSocketApi").values()
    assert set(gateway["Routes"]) == set(app.websocket_handlers)


def test_no_gateway_relies_on_any() -> None:
    """The local cloud makes no route of it."""
    methods = {
        event["Properties"]["Method"]
        for function in FUNCTIONS.values()
        for event in function.get("Events", {}).values()
        if event["Type"] == "Api"
    }
    assert methods <= {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"}


@pytest.mark.parametrize("bucket", ["MediaBucket", "Site", "Assets"])
def test_buckets_are_closed_and_encrypted(bucket: str) -> None:
    found = resources("AWS::S3::Bucket") | resources("AWS::S3::Bucket", STACKS / "data.yaml")
    assert set(found[bucket]["PublicAccessBlockConfiguration"].values()) == {True}
    assert found[bucket]["BucketEncryption"]


def test_layers_are_built_for_the_processor_of_the_functions() -> None:
    """SAM builds a layer for x86_64 unless told; native wheels then fail to import."""
    globals_ = template()["Globals"]["Function"]
    [choice] = globals_["Architectures"]
    _condition, _local, in_aws = choice["!If"]
    layers = resources("AWS::Serverless::LayerVersion")
    assert layers.keys() == {layer["!Ref"] for layer in globals_["Layers"]}
    for name, layer in layers.items():
        assert template()["Resources"][name]["Metadata"]["BuildArchitecture"] == in_aws
        assert layer["CompatibleArchitectures"] == [in_aws]


@every_function
def test_who_reads_objects_learns_which_are_missing(name: str) -> None:
    """S3 answers 403 and not 404 to those who may not list the bucket."""
    statements = [one for each in FUNCTIONS[name]["Policies"] for one in each.get("Statement", [])]
    actions = {action for one in statements for action in _listed(one["Action"])}
    assert ("s3:ListBucket" in actions) == ("s3:GetObject" in actions)


@pytest.mark.parametrize("name", ["StorefrontPages", "StorefrontApi", "MerchantApi"])
def test_who_waits_for_the_payment_provider_waits_to_the_end(name: str) -> None:
    from windlass.adapters.stripe import client

    assert FUNCTIONS[name]["Timeout"] == 29  # what a gateway waits for
    assert client.TIMEOUT_SECONDS * (1 + client.RETRIES) < 27


def test_the_dashboard_may_send_pictures_where_it_is_told_to(cloud: None) -> None:
    from windlass.kit import config
    from windlass.media import storage

    address = storage.presign_post("uploads/x", content_type="image/png", most_bytes=9, seconds=9)
    policy = (STACKS / "edge.yaml").read_text().replace("${MediaBucket}", config.MEDIA_BUCKET)
    assert f" {address['url'].rstrip('/')}" in policy.replace("${AWS::Region}", config.AWS_REGION)


def test_the_edge_tells_the_pages_where_their_viewer_is() -> None:
    policies = resources("AWS::CloudFront::OriginRequestPolicy", STACKS / "edge.yaml")
    told = policies["WhereTheViewerIs"]["OriginRequestPolicyConfig"]["HeadersConfig"]["Headers"]
    shops = resources("AWS::CloudFront::Distribution", STACKS / "edge.yaml")["Storefronts"]
    behaviours = {
        each["PathPattern"]: each for each in shops["DistributionConfig"]["CacheBehaviors"]
    }
    assert "CloudFront-Viewer-Country" in told
    for path in ("/country", "/cart"):
        assert behaviours[path]["OriginRequestPolicyId"] == {"!Ref": "WhereTheViewerIs"}


def test_who_only_keeps_what_providers_say_may_do_nothing_else() -> None:
    [policy] = FUNCTIONS["InboundWebhooks"]["Policies"]
    assert policy.keys() == {"DynamoDBCrudPolicy"}
