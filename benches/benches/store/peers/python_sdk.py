"""Stores as often as a line of standard input says, with Tencent's official SDK: the same PUT as the others.

It speaks the lines of turns.rs, and stores the body and the keys of event.rs.
"""

import hashlib
import logging
import os
import sys
import time

from qcloud_cos import CosConfig, CosS3Client

logging.disable(logging.CRITICAL)

MASK = (1 << 64) - 1


def body():
    state, out = 0x9E3779B97F4A7C15, bytearray()
    for _ in range(4096):
        state ^= (state << 13) & MASK
        state ^= state >> 7
        state ^= (state << 17) & MASK
        out.append(state & 0xFF)
    return bytes(out)


def resident_kib():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:"))


def main():
    config = CosConfig(Region="ap-guangzhou", SecretId="bench-secret-id", SecretKey="bench-secret-key", Scheme="http",
                       Domain=os.environ["STORE_SERVER"])
    client = CosS3Client(config, retry=0)
    content, done = body(), 0
    for line in sys.stdin:
        times, before = [], time.process_time_ns()
        for _ in range(int(line)):
            start = time.perf_counter_ns()
            digest = hashlib.sha256(content).hexdigest()
            key = "p/dt=2026-11-22/event_type=WorkflowTask/1250000000-WorkflowTask-%08x%08x.FINISH.5f1d7a84db00d2fc.json"
            client.put_object(Bucket="bench-1250000000", Key=key % (os.getpid(), done), Body=content, EnableMD5=True,
                              ContentType="application/json",
                              Metadata={"x-cos-forbid-overwrite": "true", "x-cos-meta-identity": digest,
                                        "x-cos-meta-sha256": digest})
            times.append(time.perf_counter_ns() - start)
            done += 1
        cpu = (time.process_time_ns() - before) // len(times)
        times.sort()
        print(times[len(times) // 2], times[len(times) * 99 // 100], cpu, resident_kib(), flush=True)


main()
