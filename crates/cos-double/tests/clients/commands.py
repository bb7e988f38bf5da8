"""Clients that are programs: each runs in a folder of its own, with its settings in a file there."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

BUCKET, REGION = os.environ["COS_BUCKET"], os.environ["COS_REGION"]
ID, KEY = os.environ["COS_SECRET_ID"], os.environ["COS_SECRET_KEY"]
ENDPOINT = os.environ["COS_DOUBLE_ENDPOINT"]
DOMAIN = f"cos.{REGION}.myqcloud.com"
ODD = "日志/a b+c&d=e,f;g(1)*~.json"
HERE = Path(__file__).parent


class Command:
    program = None
    odd = ODD
    missing = taken = subprocess.CalledProcessError

    @classmethod
    def installed(cls):
        return shutil.which(cls.program) is not None

    def __init__(self):
        self.removed_at_the_end = tempfile.TemporaryDirectory(prefix="cos-double-clients-")
        self.folder = Path(self.removed_at_the_end.name)
        self.settings = self.folder / "settings"
        self.file = self.folder / "file"

    def run(self, *arguments):
        done = subprocess.run([self.program, *map(str, arguments)], cwd=self.folder, timeout=120, check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode:
            error = subprocess.CalledProcessError(done.returncode, self.program, done.stdout, done.stderr)
            error.add_note(done.stderr.decode(errors="replace")[-2000:])
            raise error
        return done.stdout.decode()

    def wrote(self, body):
        self.file.write_bytes(body)
        return self.file

    def read(self):
        return self.file.read_bytes()


class Coscmd(Command):
    name = program = "coscmd"

    def __init__(self):
        super().__init__()
        Command.run(self, "-c", self.settings, "config", "-a", ID, "-s", KEY, "-b", BUCKET, "-r", REGION,
                    "--do-not-use-ssl", "-p", "5")

    def run(self, *arguments):
        return super().run("-c", self.settings, "-l", self.folder / "log", *arguments)

    def put(self, key, body):
        self.run("upload", "-f", self.wrote(body), key)

    def get(self, key):
        self.file.unlink(missing_ok=True)
        self.run("download", "-f", key, self.file)
        return self.read()

    def size(self, key):
        lines = dict(line.split(None, 1) for line in self.run("info", key).splitlines() if line.strip())
        return int(lines["Content-Length"])

    def keys(self, prefix):
        lines = [line.split() for line in self.run("list", "-r", prefix).splitlines()]
        return [line[0] for line in lines if line and line[0].startswith(prefix)]

    def copy(self, source, target):
        self.run("copy", f"{BUCKET}.{DOMAIN}/{source}", target)

    def delete(self, key):
        self.run("delete", "-f", key)

    def delete_many(self, prefix, keys):
        self.run("delete", "-r", "-f", prefix)

    def presign(self, key):
        # It prints the bytes as Python shows them.
        return self.run("signurl", key).strip().removeprefix("b'").removesuffix("'")


class Rclone(Command):
    name = program = "rclone"
    provider = "TencentCOS"
    # Of a key that isn't there it copies nothing, and says nothing.
    missing = FileNotFoundError

    def __init__(self):
        super().__init__()
        # An older rclone can't do with a bundle of certificates that is meant for AWS's own programs.
        os.environ.pop("AWS_CA_BUNDLE", None)

    def run(self, *arguments):
        settings = {"TYPE": "s3", "PROVIDER": self.provider, "ACCESS_KEY_ID": ID, "SECRET_ACCESS_KEY": KEY,
                    "ENDPOINT": f"http://{DOMAIN}", "FORCE_PATH_STYLE": "false", "REGION": REGION,
                    "UPLOAD_CUTOFF": "6Mi", "CHUNK_SIZE": "5Mi", "NO_CHECK_BUCKET": "false", "ACL": "private"}
        os.environ.update({f"RCLONE_CONFIG_COS_{name}": value for name, value in settings.items()})
        return super().run("--config", os.devnull, "--retries", "1", "--low-level-retries", "1", *arguments)

    def path(self, key):
        return f"cos:{BUCKET}/{key}"

    def put(self, key, body):
        self.run("copyto", self.wrote(body), self.path(key))

    put_parts = put

    def get(self, key):
        self.file.unlink(missing_ok=True)
        self.run("copyto", self.path(key), self.file)
        return self.read()

    def size(self, key):
        return int(self.run("lsf", "--format", "s", self.path(key)))

    def keys(self, prefix):
        return [prefix + line for line in self.run("lsf", "-R", "--s3-list-chunk", "3", self.path(prefix)).splitlines()]

    def range(self, key, start, length):
        return self.run("cat", "--offset", start, "--count", length, self.path(key)).encode()

    def copy(self, source, target):
        self.run("copyto", self.path(source), self.path(target))

    def delete(self, key):
        self.run("deletefile", self.path(key))

    def delete_many(self, prefix, keys):
        self.run("delete", self.path(prefix))

    def presign(self, key):
        return self.run("link", "--expire", "1h", self.path(key)).strip()


class S3cmd(Command):
    name = program = "s3cmd"

    def __init__(self):
        super().__init__()
        host, port = ENDPOINT.removeprefix("http://").split(":")
        self.settings.write_text(
            f"[default]\naccess_key = {ID}\nsecret_key = {KEY}\nbucket_location = {REGION}\nuse_https = False\n"
            f"host_base = {DOMAIN}\nhost_bucket = %(bucket)s.{DOMAIN}\nproxy_host = {host}\nproxy_port = {port}\n"
            "multipart_chunk_size_mb = 5\nmax_retries = 1\nsignurl_use_https = False\n")

    def run(self, *arguments):
        return super().run("-c", self.settings, *arguments)

    def uri(self, key):
        return f"s3://{BUCKET}/{key}"

    def put(self, key, body):
        self.run("put", self.wrote(body), self.uri(key))

    put_parts = put

    def get(self, key):
        self.run("get", "--force", self.uri(key), self.file)
        return self.read()

    def size(self, key):
        return int(next(line for line in self.run("info", self.uri(key)).splitlines() if "File size" in line).split()[-1])

    def keys(self, prefix):
        return [line.split(f"s3://{BUCKET}/")[1] for line in self.run("ls", "-r", self.uri(prefix)).splitlines()]

    def copy(self, source, target):
        self.run("cp", self.uri(source), self.uri(target))

    def delete(self, key):
        self.run("rm", self.uri(key))

    def delete_many(self, prefix, keys):
        self.run("del", *map(self.uri, keys))


class NodeSdk(Command):
    """`node.cjs` does one operation of cos-nodejs-sdk-v5 and prints its result."""

    name, program = "cos-nodejs-sdk", "node"

    @classmethod
    def installed(cls):
        return super().installed() and "NODE_PATH" in os.environ

    def run(self, operation, *arguments):
        return super().run(HERE / "node.cjs", operation, *arguments)

    def put(self, key, body):
        self.run("put", key, self.wrote(body))

    def put_parts(self, key, body):
        self.run("put_parts", key, self.wrote(body))

    def create(self, key, body):
        self.run("create", key, self.wrote(body))

    def get(self, key):
        self.run("get", key, self.file)
        return self.read()

    def size(self, key):
        return int(self.run("size", key))

    def keys(self, prefix):
        return self.run("keys", prefix).splitlines()

    def range(self, key, start, length):
        self.run("range", key, self.file, start, start + length - 1)
        return self.read()

    def copy(self, source, target):
        self.run("copy", source, target)

    def delete(self, key):
        self.run("delete", key)

    def delete_many(self, prefix, keys):
        self.run("delete_many", *keys)

    def presign(self, key):
        return self.run("presign", key).strip()


CLIENTS = [NodeSdk, Coscmd, Rclone, S3cmd]
