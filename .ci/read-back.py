#!/usr/bin/env python3
"""Reads an archive back from an S3 server with boto3 and compares it with a local one, both ways.

Every object under the prefix must be a file of the folder with the same bytes, and every file must be an object.
A hidden file `.NAME.meta` beside NAME is what a folder has for an object's metadata: a JSON object with `content_type`
and `metadata` (names and values), which must equal the object's. The `sha256` in it must be that of the bytes.

The keys are read from COS_SECRET_ID and COS_SECRET_KEY. boto3 is installed once into the folder given by --venv.
"""

import argparse
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import venv

BOTO3 = "boto3==1.44.5"


def main():
    options = read_arguments()
    enter_venv(options.venv)
    objects = read_bucket(options)
    files, sidecars = read_folder(options.folder)
    differences = compare(objects, files, sidecars)
    for difference in differences:
        print(f"read-back: {difference}", file=sys.stderr)
    if differences:
        sys.exit(f"read-back: {len(differences)} differences between {len(objects)} objects and {len(files)} files")
    if not objects:
        sys.exit(f"read-back: no object under {options.prefix!r} in {options.bucket}: there was nothing to compare")
    print(f"{len(objects)} objects, {sum(len(body) for body, _, _ in objects.values())} bytes: equal")


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--venv", type=pathlib.Path, required=True, help="folder of the Python environment")
    parser.add_argument("--endpoint", required=True, help="http://127.0.0.1:PORT, addressed by path")
    parser.add_argument("--region", default="ap-guangzhou", help="region to sign for (default: %(default)s)")
    parser.add_argument("--bucket", required=True)
    parser.add_argument("--prefix", default="", help="what the keys begin with, and the files' paths don't")
    parser.add_argument("folder", type=pathlib.Path, help="the local archive")
    options = parser.parse_args()
    if options.prefix:
        options.prefix = options.prefix.strip("/") + "/"
    if not options.folder.is_dir():
        parser.error(f"{options.folder} is no folder")
    for name in ("COS_SECRET_ID", "COS_SECRET_KEY"):
        if not os.environ.get(name):
            parser.error(f"{name} is not set")
    return options


def enter_venv(folder):
    """Goes on inside the environment that has boto3, which it makes first where it is missing."""
    folder = folder.absolute()
    if pathlib.Path(sys.prefix) == folder:
        return
    python = folder / "bin" / "python"
    installed = folder / BOTO3
    if not installed.exists():
        try:
            venv.create(folder, clear=True, with_pip=True)
            subprocess.run([python, "-m", "pip", "install", "--quiet", BOTO3], check=True)
        except subprocess.CalledProcessError as error:
            sys.exit(f"read-back: could not install {BOTO3} into {folder} (Debian needs python3-venv): {error}")
        installed.touch()
    os.execv(python, [python, *sys.argv])


def read_bucket(options):
    """Bytes, content type and user metadata of every object under the prefix, by key without the prefix."""
    import boto3
    from botocore.config import Config
    from botocore.exceptions import BotoCoreError, ClientError

    client = boto3.client(
        "s3",
        endpoint_url=options.endpoint,
        region_name=options.region,
        aws_access_key_id=os.environ["COS_SECRET_ID"],
        aws_secret_access_key=os.environ["COS_SECRET_KEY"],
        config=Config(signature_version="s3v4", s3={"addressing_style": "path"}, connect_timeout=10, read_timeout=60),
    )
    objects = {}
    try:
        for page in client.get_paginator("list_objects_v2").paginate(Bucket=options.bucket, Prefix=options.prefix):
            for entry in page.get("Contents", ()):
                answer = client.get_object(Bucket=options.bucket, Key=entry["Key"])
                key = entry["Key"].removeprefix(options.prefix)
                objects[key] = (answer["Body"].read(), answer["ContentType"], answer["Metadata"])
    except (BotoCoreError, ClientError) as error:
        sys.exit(f"read-back: {options.endpoint}: {error}")
    return objects


def read_folder(folder):
    """The bytes of every file, and what is known of it: an attribute of the file, else a file below .meta/."""
    files, sidecars = {}, {}
    for path in sorted(folder.rglob("*")):
        key = path.relative_to(folder).as_posix()
        if not path.is_file() or key.startswith("."):
            continue
        files[key] = path.read_bytes()
        beside = folder / ".meta" / f"{key}.json"
        try:
            sidecars[key] = json.loads(os.getxattr(path, "user.cos-sink"))
        except OSError:
            sidecars[key] = json.loads(beside.read_bytes()) if beside.exists() else {}
    return files, sidecars


def compare(objects, files, sidecars):
    """What differs, a sentence each."""
    differences = []
    for key in sorted(objects.keys() - files.keys()):
        differences.append(f"{key}: in the bucket, not in the folder")
    for key in sorted(files.keys() - objects.keys()):
        differences.append(f"{key}: in the folder, not in the bucket")
    for key in sorted(sidecars.keys() - files.keys()):
        differences.append(f"{key}: metadata in the folder without its file")
    for key in sorted(objects.keys() & files.keys()):
        body, content_type, metadata = objects[key]
        sidecar = sidecars.get(key, {})
        if body != files[key]:
            differences.append(f"{key}: {len(body)} bytes in the bucket, {len(files[key])} in the folder, not the same")
        if metadata.get("sha256") != hashlib.sha256(body).hexdigest():
            differences.append(f"{key}: metadata sha256 in the bucket is {metadata.get('sha256')}, not that of the bytes")
        if content_type != sidecar.get("content_type"):
            here = sidecar.get("content_type")
            differences.append(f"{key}: content type is {content_type!r} in the bucket, {here!r} in the folder")
        here = sidecar.get("metadata", {})
        # Two runs have two arrivals.
        for name in sorted((metadata.keys() | here.keys()) - {"arrived", "request-id"}):
            if metadata.get(name) != here.get(name):
                differences.append(f"{key}: metadata {name} is {metadata.get(name)!r} in the bucket, {here.get(name)!r} in the folder")
    return differences


if __name__ == "__main__":
    main()
