"""Clients that are Python packages."""

import importlib.util
import io
import os
import tempfile
from pathlib import Path

BUCKET, REGION = os.environ["COS_BUCKET"], os.environ["COS_REGION"]
ID, KEY = os.environ["COS_SECRET_ID"], os.environ["COS_SECRET_KEY"]
ENDPOINT = os.environ["COS_DOUBLE_ENDPOINT"]
DOMAIN = f"cos.{REGION}.myqcloud.com"
ODD = "日志/a b+c&d=e,f;g(1)*~.json"


class Library:
    package = None
    odd = ODD
    missing = taken = Exception

    @classmethod
    def installed(cls):
        return importlib.util.find_spec(cls.package) is not None


class CosSdk(Library):
    name, package = "cos-python-sdk", "qcloud_cos"

    def __init__(self):
        from qcloud_cos import CosConfig, CosS3Client, CosServiceError
        self.missing = self.taken = CosServiceError
        self.cos = CosS3Client(CosConfig(Region=REGION, SecretId=ID, SecretKey=KEY, Scheme="http"), retry=0)

    def put(self, key, body):
        self.cos.put_object(Bucket=BUCKET, Key=key, Body=body)

    def get(self, key):
        return self.cos.get_object(Bucket=BUCKET, Key=key)["Body"].get_raw_stream().read()

    def size(self, key):
        return int(self.cos.head_object(Bucket=BUCKET, Key=key)["Content-Length"])

    def keys(self, prefix):
        marker = ""
        while True:
            page = self.cos.list_objects(Bucket=BUCKET, Prefix=prefix, MaxKeys=3, Marker=marker)
            yield from (entry["Key"] for entry in page.get("Contents", []))
            if page["IsTruncated"] == "false":
                return
            marker = page["NextMarker"]

    def range(self, key, start, length):
        got = self.cos.get_object(Bucket=BUCKET, Key=key, Range=f"bytes={start}-{start + length - 1}")
        return got["Body"].get_raw_stream().read()

    def put_parts(self, key, body):
        with tempfile.NamedTemporaryFile() as file:
            file.write(body)
            file.flush()
            self.cos.upload_file(Bucket=BUCKET, Key=key, LocalFilePath=file.name, PartSize=5, MAXThread=2)

    def copy(self, source, target):
        self.cos.copy(Bucket=BUCKET, Key=target, CopySource={"Bucket": BUCKET, "Key": source, "Region": REGION})

    def delete(self, key):
        self.cos.delete_object(Bucket=BUCKET, Key=key)

    def delete_many(self, prefix, keys):
        self.cos.delete_objects(Bucket=BUCKET, Delete={"Object": [{"Key": key} for key in keys], "Quiet": "true"})

    def create(self, key, body):
        self.cos.put_object(Bucket=BUCKET, Key=key, Body=body, Metadata={"x-cos-forbid-overwrite": "true"})

    def presign(self, key):
        return self.cos.get_presigned_url(Bucket=BUCKET, Key=key, Method="GET")


class Cosfs(Library):
    name, package = "cosfs", "cosfs"
    missing = FileNotFoundError

    def __init__(self):
        from cosfs import CosFileSystem
        self.fs = CosFileSystem(region=REGION, secret_id=ID, secret_key=KEY, scheme="http",
                                multipart_size=5 << 20, multipart_threshold=6 << 20)

    def path(self, key):
        return f"{BUCKET}/{key}"

    def put(self, key, body):
        self.fs.pipe_file(self.path(key), body)

    put_parts = put

    def get(self, key):
        with self.fs.open(self.path(key), "rb") as file:
            return file.read()

    def size(self, key):
        return self.fs.info(self.path(key))["size"]

    def keys(self, prefix):
        self.fs.invalidate_cache()
        return [path.split("/", 1)[1] for path in self.fs.find(self.path(prefix.rstrip("/")))]

    def range(self, key, start, length):
        return self.fs.cat_file(self.path(key), start=start, end=start + length)

    def copy(self, source, target):
        self.fs.copy(self.path(source), self.path(target))

    def delete(self, key):
        self.fs.rm(self.path(key))

    def delete_many(self, prefix, keys):
        self.fs.rm([self.path(key) for key in keys])


class S3fs(Cosfs):
    name, package = "s3fs", "s3fs"

    def __init__(self):
        import s3fs
        self.fs = s3fs.S3FileSystem(key=ID, secret=KEY, endpoint_url=f"http://{DOMAIN}",
                                    client_kwargs={"region_name": REGION},
                                    config_kwargs={"s3": {"addressing_style": "virtual"},
                                                   "proxies": {"http": ENDPOINT}})

    def put_parts(self, key, body):
        with self.fs.open(self.path(key), "wb", block_size=5 << 20) as file:
            file.write(body)

    def presign(self, key):
        return self.fs.sign(self.path(key))


class OpendalCos(Library):
    name, package = "opendal cos", "opendal"
    config = {"scheme": "cos", "secret_id": ID, "secret_key": KEY}

    def __init__(self):
        import opendal
        self.missing, self.taken = opendal.exceptions.NotFound, opendal.exceptions.ConditionNotMatch
        config = {**self.config, "bucket": BUCKET, "endpoint": f"http://{DOMAIN}"}
        self.op = opendal.Operator(config.pop("scheme"), **config)

    def put(self, key, body):
        self.op.write(key, body)

    def put_parts(self, key, body):
        self.op.write(key, body, chunk=5 << 20)

    def get(self, key):
        return bytes(self.op.read(key))

    def size(self, key):
        return self.op.stat(key).content_length

    def keys(self, prefix):
        return [entry.path for entry in self.op.list(prefix) if not entry.path.endswith("/")]

    def range(self, key, start, length):
        return bytes(self.op.read(key, offset=start, size=length))

    def copy(self, source, target):
        self.op.copy(source, target)

    def delete(self, key):
        self.op.delete(key)

    def delete_many(self, prefix, keys):
        self.op.remove_all(prefix)

    def create(self, key, body):
        self.op.write(key, body, if_not_exists=True)


class OpendalS3(OpendalCos):
    name = "opendal s3"
    config = {"scheme": "s3", "access_key_id": ID, "secret_access_key": KEY, "region": REGION,
              "enable_virtual_host_style": "true"}
    # S3's condition has no documented effect on COS, so no one may rely on it.
    create = property()


class Boto3(Library):
    name, package = "boto3", "boto3"

    def __init__(self):
        import boto3
        from botocore.client import Config
        from botocore.exceptions import ClientError
        self.missing = self.taken = ClientError
        self.s3 = boto3.client("s3", config=Config(s3={"addressing_style": "virtual"}))

    def put(self, key, body):
        self.s3.put_object(Bucket=BUCKET, Key=key, Body=body)

    def put_parts(self, key, body):
        from boto3.s3.transfer import TransferConfig
        config = TransferConfig(multipart_threshold=6 << 20, multipart_chunksize=5 << 20)
        self.s3.upload_fileobj(io.BytesIO(body), BUCKET, key, Config=config)

    def get(self, key):
        return self.s3.get_object(Bucket=BUCKET, Key=key)["Body"].read()

    def size(self, key):
        return self.s3.head_object(Bucket=BUCKET, Key=key)["ContentLength"]

    def keys(self, prefix):
        pages = self.s3.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix=prefix, PaginationConfig={"PageSize": 3})
        return [entry["Key"] for page in pages for entry in page.get("Contents", [])]

    def range(self, key, start, length):
        return self.s3.get_object(Bucket=BUCKET, Key=key, Range=f"bytes={start}-{start + length - 1}")["Body"].read()

    def copy(self, source, target):
        self.s3.copy_object(Bucket=BUCKET, Key=target, CopySource={"Bucket": BUCKET, "Key": source})

    def delete(self, key):
        self.s3.delete_object(Bucket=BUCKET, Key=key)

    def delete_many(self, prefix, keys):
        self.s3.delete_objects(Bucket=BUCKET, Delete={"Objects": [{"Key": key} for key in keys]})

    def presign(self, key):
        return self.s3.generate_presigned_url("get_object", Params={"Bucket": BUCKET, "Key": key})


class SmartOpen(Boto3):
    name, package = "smart-open", "smart_open"

    def __init__(self):
        super().__init__()
        self.missing = OSError

    def uri(self, key, mode, **parameters):
        from smart_open import open as smart
        return smart(f"s3://{BUCKET}/{key}", mode, transport_params={"client": self.s3, **parameters})

    def put(self, key, body):
        with self.uri(key, "wb") as file:
            file.write(body)

    def put_parts(self, key, body):
        with self.uri(key, "wb", min_part_size=5 << 20) as file:
            file.write(body)

    def get(self, key):
        with self.uri(key, "rb") as file:
            return file.read()

    def range(self, key, start, length):
        with self.uri(key, "rb") as file:
            file.seek(start)
            return file.read(length)

    size = keys = copy = delete = delete_many = presign = property()


class Minio(Library):
    name, package = "minio", "minio"

    def __init__(self):
        import minio
        import urllib3
        self.missing = minio.error.S3Error
        self.s3 = minio.Minio(DOMAIN, access_key=ID, secret_key=KEY, secure=False, region=REGION,
                              http_client=urllib3.ProxyManager(ENDPOINT, retries=False))
        self.s3.enable_virtual_style_endpoint()

    def put(self, key, body):
        self.s3.put_object(BUCKET, key, io.BytesIO(body), len(body))

    def put_parts(self, key, body):
        self.s3.put_object(BUCKET, key, io.BytesIO(body), len(body), part_size=5 << 20)

    def get(self, key):
        return self.s3.get_object(BUCKET, key).read()

    def size(self, key):
        return self.s3.stat_object(BUCKET, key).size

    def keys(self, prefix):
        return [entry.object_name for entry in self.s3.list_objects(BUCKET, prefix, recursive=True)]

    def range(self, key, start, length):
        return self.s3.get_object(BUCKET, key, start, length).read()

    def copy(self, source, target):
        from minio.commonconfig import CopySource
        self.s3.copy_object(BUCKET, target, CopySource(BUCKET, source))

    def delete(self, key):
        self.s3.remove_object(BUCKET, key)

    def delete_many(self, prefix, keys):
        from minio.deleteobjects import DeleteObject
        errors = list(self.s3.remove_objects(BUCKET, [DeleteObject(key) for key in keys]))
        if errors:
            raise AssertionError(errors)

    def presign(self, key):
        return self.s3.presigned_get_object(BUCKET, key)


class DuckDb(Library):
    name, package = "DuckDB httpfs", "duckdb"

    def __init__(self):
        import duckdb
        import duckdb_extension_httpfs
        self.missing = duckdb.Error
        self.sql = duckdb.connect()
        extension, = Path(duckdb_extension_httpfs.__file__).parent.rglob("httpfs.duckdb_extension*")
        self.sql.execute(f"LOAD '{extension}'")
        self.sql.execute("SET http_proxy = '%s'" % ENDPOINT.removeprefix("http://"))
        self.sql.execute(f"CREATE SECRET (TYPE s3, KEY_ID '{ID}', SECRET '{KEY}', REGION '{REGION}', "
                         f"ENDPOINT '{DOMAIN}', USE_SSL false, URL_STYLE 'vhost')")

    def url(self, key):
        return f"s3://{BUCKET}/{key}"

    def put(self, key, body):
        text = body.decode()
        self.sql.execute(f"COPY (SELECT $body AS text) TO '{self.url(key)}' (FORMAT csv, HEADER false, QUOTE '', DELIMITER '')"
                         .replace("$body", "'" + text.replace("'", "''") + "'"))

    def get(self, key):
        return self.sql.execute("SELECT content FROM read_blob(?)", [self.url(key)]).fetchone()[0].rstrip(b"\n")

    def size(self, key):
        return self.sql.execute("SELECT size FROM read_blob(?)", [self.url(key)]).fetchone()[0] - 1

    def keys(self, prefix):
        rows = self.sql.execute("SELECT file FROM glob(?)", [self.url(prefix) + "*"]).fetchall()
        return [file.split("/", 3)[3] for file, in rows]


CLIENTS = [CosSdk, Cosfs, OpendalCos, OpendalS3, Boto3, S3fs, SmartOpen, Minio, DuckDb]
