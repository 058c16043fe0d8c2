"""What stands between the world and our functions: limits, the firewall, the reference."""

from typing import Any

import boto3
import pytest
from moto import mock_aws

from infra import publish
from infra.local.edge import reference
from tests.architecture.test_template import STACKS, resources

EDGE = STACKS / "edge.yaml"
DISTRIBUTIONS = {
    name: properties["DistributionConfig"]
    for name, properties in resources("AWS::CloudFront::Distribution", EDGE).items()
}


@pytest.mark.parametrize("name", resources("AWS::Serverless::Api"))
def test_every_public_stage_has_a_limit(name: str) -> None:
    [setting] = resources("AWS::Serverless::Api")[name]["MethodSettings"]

    assert (setting["ResourcePath"], setting["HttpMethod"]) == ("/*", "*")
    assert 0 < setting["ThrottlingRateLimit"] <= setting["ThrottlingBurstLimit"]


def test_the_socket_has_a_limit() -> None:
    [socket] = resources("AWS::Serverless::WebSocketApi").values()

    assert socket["DefaultRouteSettings"]["ThrottlingRateLimit"] > 0


@pytest.mark.parametrize("name", DISTRIBUTIONS)
def test_every_distribution_is_behind_the_firewall_when_there_is_one(name: str) -> None:
    assert DISTRIBUTIONS[name]["WebACLId"] == {
        "!If": ["HasFirewall", {"!Ref": "WebAclArn"}, {"!Ref": "AWS::NoValue"}]
    }


def test_the_firewall_limits_addresses_and_filters_what_is_known_to_be_bad() -> None:
    [firewall] = resources("AWS::WAFv2::WebACL", STACKS / "firewall.yaml").values()
    rules = {rule["Name"]: rule["Statement"] for rule in firewall["Rules"]}

    assert firewall["Scope"] == "CLOUDFRONT"
    limited = [name for name, rule in rules.items() if "RateBasedStatement" in rule]
    managed = [
        rule["ManagedRuleGroupStatement"]["Name"]
        for rule in rules.values()
        if "ManagedRuleGroupStatement" in rule
    ]
    assert limited == ["too-many-sign-ins", "too-many-requests"]
    assert managed == [
        "AWSManagedRulesAmazonIpReputationList",
        "AWSManagedRulesKnownBadInputsRuleSet",
        "AWSManagedRulesCommonRuleSet",
    ]


def test_the_firewall_deploys_by_itself() -> None:
    """CloudFormation refuses YAML's aliases; only packaged templates may have them."""
    text = (STACKS / "firewall.yaml").read_text()

    assert "<<:" not in text
    assert not [line for line in text.splitlines() if ": *" in line or ": &" in line]


def test_the_reference_is_published_where_its_origin_looks() -> None:
    [origin] = [o for o in DISTRIBUTIONS["Apis"]["Origins"] if o["Id"] == "reference"]
    paths = [
        b["PathPattern"]
        for b in DISTRIBUTIONS["Apis"]["CacheBehaviors"]
        if b["TargetOriginId"] == "reference"
    ]
    assert (origin["OriginPath"], paths) == ("/reference", ["/docs*", "/openapi/*"])

    with mock_aws():
        s3: Any = boto3.client("s3", region_name="us-east-1")
        s3.create_bucket(Bucket="site")
        count = publish.upload_reference(s3, "site")
        put = {entry["Key"] for entry in s3.list_objects_v2(Bucket="site")["Contents"]}
        page = s3.get_object(Bucket="site", Key="reference/docs/index.html")

    assert len(put) == count
    assert put >= {f"reference/openapi/{name}.json" for name in reference.names()}
    assert put >= {"reference/docs/reference.js", "reference/docs/swagger-ui-bundle.js"}
    assert page["ContentType"] == "text/html"


def test_the_reference_may_load_no_more_than_on_the_local_cloud() -> None:
    headers = resources("AWS::CloudFront::ResponseHeadersPolicy", EDGE)["ReferenceHeaders"]
    security = headers["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]

    assert security["ContentSecurityPolicy"]["ContentSecurityPolicy"] == reference.POLICY
