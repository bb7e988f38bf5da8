#!/usr/bin/env python3
"""A custom runtime in Python's standard library."""
import http.client
import os
import sys
import time

api = http.client.HTTPConnection(os.environ["SCF_RUNTIME_API"], int(os.environ["SCF_RUNTIME_API_PORT"]))


def call(method, path, body=None):
    api.request(method, "/runtime/" + path, body)
    response = api.getresponse()
    return response.headers, response.read()


call("POST", "init/ready", b" ")
while True:
    headers, event = call("GET", "invocation/next")
    print("python serves", headers["request_id"], flush=True)
    if b"fail" in event:
        call("POST", "invocation/error", b"python failed")
    elif b"exit" in event:
        sys.exit(3)
    elif b"hang" in event:
        time.sleep(3600)
    else:
        call("POST", "invocation/response", b"python got " + event)
