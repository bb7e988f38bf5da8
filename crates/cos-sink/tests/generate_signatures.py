"""Prints requests of every odd kind with the signatures of Tencent's official Python SDK, as JSON.

    python generate_signatures.py [COUNT [SEED]] >FILE
    COS_SIGNATURES=FILE cargo test -p cos-sink --lib agrees_with_the_official_sdks

Needs the package cos-python-sdk-v5. The same seed gives the same requests; the SDK's clock stands still.
"""

import json
import random
import sys
import time

from qcloud_cos import CosConfig
from qcloud_cos.cos_auth import CosS3Auth
from requests import Request

# What is encoded, what isn't, what is read in two ways by half of all programs, and what has several bytes.
ODD = "aZ09-_.~ +%&=?#/;:@!$'()*,[]{}|^`\"<>\\日志é\U0001f3ac"
HEADER_VALUES = [chr(code) for code in range(0x21, 0x7F)] + [" "]
HEADERS = ["Content-Type", "Content-MD5", "Content-Length", "Range", "If-Match", "If-None-Match", "x-cos-acl",
           "x-cos-meta-reason", "X-Cos-Meta-Event-Type", "x-cos-tagging", "x-cos-storage-class",
           "x-cos-forbid-overwrite", "x-cos-server-side-encryption", "x-cos-security-token", "x-ci-process"]
PARAMETERS = ["prefix", "delimiter", "marker", "max-keys", "list-type", "continuation-token", "start-after", "uploads",
              "response-content-type", "versionId", "x-Id", "with space", "日"]


def text(source, least, most):
    return "".join(source.choices(ODD, k=source.randint(least, most)))


def request(source, number, now):
    secret_id, secret_key = "id%d" % source.randrange(10**9), text(source, 1, 40).strip() or "key"
    method = source.choice(["GET", "PUT", "HEAD", "POST", "DELETE"])
    path = "/" + text(source, 0, 60).lstrip("/")
    query = [(name, text(source, 0, 20)) for name in source.sample(PARAMETERS, source.randint(0, 6))]
    headers = [(name, "".join(source.choices(HEADER_VALUES, k=source.randint(1, 60))).strip() or "x")
               for name in source.sample(HEADERS, source.randint(0, 8))]
    headers.append(("Host", "archive-1250000000.cos.ap-guangzhou.myqcloud.com"))
    config = CosConfig(Region="ap-guangzhou", SecretId=secret_id, SecretKey=secret_key)
    expire = source.randint(1, 10**6)
    prepared = Request(method, "http://archive-1250000000.cos.ap-guangzhou.myqcloud.com/", headers=dict(headers)).prepare()
    # What the library adds by itself, such as Content-Length: 0, isn't in our list.
    for name in [name for name in prepared.headers if name not in dict(headers)]:
        del prepared.headers[name]
    signed = CosS3Auth(config, path, dict(query), expire)(prepared)
    return {"name": "generated %d" % number, "secret_id": secret_id, "secret_key": secret_key, "method": method,
            "path": path, "query": query, "headers": headers, "key_time": "%d;%d" % (now - 60, now + expire),
            "authorization": signed.headers["Authorization"]}


def main():
    count, seed = (list(map(int, sys.argv[1:])) + [500, 20261122][len(sys.argv) - 1:])[:2]
    source, now = random.Random(seed), 1795362432
    time.time = lambda: now
    json.dump([request(source, number, now) for number in range(count)], sys.stdout, ensure_ascii=False, indent=1)


main()
