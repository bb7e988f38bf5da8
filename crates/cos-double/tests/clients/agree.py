"""Keeps the double honest: clients that aren't ours talk to it.

    python agree.py PATH-TO-cos-double

Needs the packages cos-python-sdk-v5 (COS's own signature) and boto3 (Signature Version 4). Requests go to the names of
COS; the double stands in as their HTTP proxy, so that no name has to be resolved.
"""

import base64
import hashlib
import os
import random
import subprocess
import sys

import boto3
import botocore.client
import botocore.exceptions
from qcloud_cos import CosConfig, CosS3Client, CosServiceError

BUCKET, REGION, ID, KEY = "archive-1250000000", "ap-guangzhou", "test-id", "test-key"
KEYS = ["a/b.json", "dt=2026-11-22/a%2Fb~1.json", "日志/事件 1.json", "a b+c&d=e,f;g:h@i!j'(k)*.json"]


def expect(what, found, promised):
    if found != promised:
        raise SystemExit(f"{what}: {promised!r} was promised, {found!r} came")


def refused(what, status, code, call):
    try:
        call()
    except CosServiceError as error:
        # A HEAD has no body, so the SDK makes up the code.
        expect(what, (error.get_status_code(), error.get_error_code()), (status, code))
        expect(what + ", request id", bool(error.get_request_id()), True)
    except botocore.exceptions.ClientError as error:
        found = error.response["ResponseMetadata"]["HTTPStatusCode"], error.response["Error"]["Code"]
        expect(what, found, (status, code))
    else:
        raise SystemExit(f"{what}: success came, {status} {code} was promised")


def official_sdk(endpoint):
    def client(key=KEY, token=None):
        config = CosConfig(Region=REGION, SecretId=ID, SecretKey=key, Token=token, Scheme="http",
                           Proxies={"http": endpoint}, EnableOldDomain=True, EnableInternalDomain=False)
        return CosS3Client(config, retry=0)

    cos = client()
    for name in KEYS:
        body = ("the body of " + name).encode()
        answer = cos.put_object(Bucket=BUCKET, Key=name, Body=body, ContentType="application/json",
                                Metadata={"x-cos-meta-reason": "a b"}, EnableMD5=True)
        expect(name, answer["ETag"], '"%s"' % hashlib.md5(body).hexdigest())
        got = cos.get_object(Bucket=BUCKET, Key=name)
        expect(name, got["Body"].get_raw_stream().read(), body)
        head = cos.head_object(Bucket=BUCKET, Key=name)
        expect(name, (head["x-cos-meta-reason"], head["Content-Length"]), ("a b", str(len(body))))
    listed = cos.list_objects(Bucket=BUCKET, Prefix="a", MaxKeys=1)
    expect("list", ([c["Key"] for c in listed["Contents"]], listed["IsTruncated"]), (["a b+c&d=e,f;g:h@i!j'(k)*.json"], "true"))
    listed = cos.list_objects(Bucket=BUCKET, Prefix="a", Marker=listed["NextMarker"])
    expect("next list", [c["Key"] for c in listed["Contents"]], ["a/b.json"])
    listed = cos.list_objects(Bucket=BUCKET, Prefix="", Delimiter="/")
    expect("folders", [p["Prefix"] for p in listed["CommonPrefixes"]], ["a/", "dt=2026-11-22/", "日志/"])

    once = {"Bucket": BUCKET, "Key": "once", "Body": b"1"}
    headers = {"x-cos-forbid-overwrite": "true"}
    cos.put_object(**once, Metadata=headers)
    refused("a taken key", 409, "FileAlreadyExists", lambda: cos.put_object(**once, Metadata=headers))
    refused("a wrong key", 403, "SignatureDoesNotMatch", lambda: client("wrong").put_object(**once))
    refused("a token that isn't", 403, "AccessDenied", lambda: client(token="t").put_object(**once))
    refused("a missing key", 404, "NoSuchKey", lambda: cos.get_object(Bucket=BUCKET, Key="missing"))
    refused("another bucket", 404, "NoSuchBucket", lambda: cos.get_object(Bucket="b-1250000000", Key="a"))
    wrong = base64.b64encode(hashlib.md5(b"other").digest()).decode()
    refused("a wrong digest", 400, "BadDigest", lambda: cos.put_object(**once, ContentMD5=wrong))
    cos.delete_object(Bucket=BUCKET, Key="once")
    refused("a deleted key", 404, "NoSuchKey", lambda: cos.get_object(Bucket=BUCKET, Key="once"))
    generated(cos)
    not_done_here(cos)
    for page in iter(lambda: cos.list_objects(Bucket=BUCKET, Prefix="g/").get("Contents"), None):
        for entry in page:
            cos.delete_object(Bucket=BUCKET, Key=entry["Key"])


def generated(cos):
    """Hundreds of requests with odd keys and odd metadata: a signature that is read in two ways fails one of them."""
    source = random.Random(20261122)
    odd = "aZ09-_.~ +%&=?#;:@!$'()*,[]{}|^`\"<>日志é\U0001f3ac"
    for number in range(300):
        key = "g/%d%s" % (number, "".join(source.choices(odd, k=source.randint(0, 40))))
        reason = "".join(source.choices("aZ09-_.~+%&=?#;:@!$'()*,[]{}|^`\"<>/", k=source.randint(1, 40)))
        body = key.encode()
        cos.put_object(Bucket=BUCKET, Key=key, Body=body, Metadata={"x-cos-meta-reason": reason})
        got = cos.get_object(Bucket=BUCKET, Key=key)
        expect(key, (got["Body"].get_raw_stream().read(), got["x-cos-meta-reason"]), (body, reason))
        listed = cos.list_objects(Bucket=BUCKET, Prefix=key)
        expect("list of " + key, listed["Contents"][0]["Key"], key)


def not_done_here(cos):
    """What the double lacks must not look as if it had worked."""
    for what, call in [
        ("an append", lambda: cos.append_object(Bucket=BUCKET, Key="m", Position=0, Data=b"1")),
        ("a restore", lambda: cos.restore_object(Bucket=BUCKET, Key="m", RestoreRequest={"Days": 1})),
        ("a lifecycle", lambda: cos.put_bucket_lifecycle(Bucket=BUCKET, LifecycleConfiguration={"Rule": []})),
    ]:
        refused(what, 501, "NotImplemented", call)
    refused("what none of them made", 404, "NoSuchKey", lambda: cos.get_object(Bucket=BUCKET, Key="m"))


def aws_sdk(endpoint):
    def client(key=KEY, style="virtual"):
        config = botocore.client.Config(signature_version="s3v4", proxies={"http": endpoint},
                                        s3={"addressing_style": style}, retries={"max_attempts": 0},
                                        request_checksum_calculation="when_required",
                                        response_checksum_validation="when_required")
        return boto3.client("s3", region_name=REGION, aws_access_key_id=ID, aws_secret_access_key=key, config=config,
                            endpoint_url=f"http://cos.{REGION}.myqcloud.com")

    s3 = client()
    for name in KEYS:
        body = ("other bytes of " + name).encode()
        s3.put_object(Bucket=BUCKET, Key=name, Body=body, ContentType="application/json", Metadata={"reason": "c  d"})
        got = s3.get_object(Bucket=BUCKET, Key=name)
        expect(name, (got["Body"].read(), got["Metadata"]["reason"]), (body, "c  d"))
    listed = s3.list_objects_v2(Bucket=BUCKET, MaxKeys=3)
    rest = s3.list_objects_v2(Bucket=BUCKET, ContinuationToken=listed["NextContinuationToken"])
    expect("list", [c["Key"] for c in listed["Contents"] + rest["Contents"]], sorted(KEYS, key=lambda k: k.encode()))
    refused("a wrong key", 403, "SignatureDoesNotMatch", lambda: client("wrong").get_object(Bucket=BUCKET, Key="a"))
    refused("path style", 403, "PathStyleDomainForbidden",
            lambda: client(style="path").get_object(Bucket=BUCKET, Key="a"))


def main():
    environment = dict(os.environ, COS_BUCKET=BUCKET, COS_REGION=REGION, COS_SECRET_ID=ID, COS_SECRET_KEY=KEY)
    environment.pop("COS_SESSION_TOKEN", None)
    double = subprocess.Popen([sys.argv[1]], env=environment, stdout=subprocess.PIPE, text=True)
    try:
        endpoint = double.stdout.readline().split()[0]
        official_sdk(endpoint)
        aws_sdk(endpoint)
    finally:
        double.terminate()
        double.wait()
    print("the official SDK of COS and boto3 agree with the double")


if __name__ == "__main__":
    main()
