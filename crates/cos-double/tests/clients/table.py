"""The table of clients: what programs that aren't ours do against the double, an operation a row.

    cos-double -- python table.py [README.md]

Prints the table of those clients that are installed. With a page, each column is compared with the page's, between its
two marks. The environment is that of `cos-double -- COMMAND`.

A cell is `yes` when the operation did what it promises, judged by bytes and refusals; `-` when the client has no such
operation; `NO` when it failed, with the reason on stderr.
"""

import os
import sys
import traceback
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import commands
import libraries

MARKS = "<!-- clients -->", "<!-- /clients -->"


def expect(found, promised):
    if found != promised:
        raise AssertionError(f"{str(promised)[:200]!r} was promised, {str(found)[:200]!r} came")


def under(client, key):
    """Every client has keys of its own."""
    return client.name.replace(" ", "-") + "/" + key


def bytes_there_and_back(client):
    for key in (under(client, client.odd), under(client, "plain.json")):
        client.put(key, key.encode())
        expect(client.get(key), key.encode())


def sizes(client):
    client.put(under(client, "t/size"), b"0123456789")
    expect(client.size(under(client, "t/size")), 10)


def listings(client):
    keys = [under(client, f"l/{number:02}.json") for number in range(7)]
    for key in keys:
        client.put(key, b"1")
    expect(sorted(client.keys(under(client, "l/"))), keys)


def ranges(client):
    client.put(under(client, "t/range"), b"0123456789")
    expect(client.range(under(client, "t/range"), 2, 3), b"234")


def parts(client):
    body = bytes(range(256)) * 4096 * 11
    client.put_parts(under(client, "t/parts"), body)
    expect(client.get(under(client, "t/parts")), body)


def copies(client):
    client.put(under(client, "t/from"), b"copied")
    client.copy(under(client, "t/from"), under(client, "t/to"))
    expect(client.get(under(client, "t/to")), b"copied")


def deletes(client):
    client.put(under(client, "d/one"), b"1")
    client.delete(under(client, "d/one"))
    expect(list(client.keys(under(client, "d/"))), [])


def deletes_many(client):
    keys = [under(client, f"m/{number}") for number in range(3)]
    for key in keys:
        client.put(key, b"1")
    client.delete_many(under(client, "m/"), keys)
    expect(list(client.keys(under(client, "m/"))), [])


def create_only(client):
    client.create(under(client, "t/once"), b"first")
    try:
        client.create(under(client, "t/once"), b"second")
    except client.taken:
        pass
    else:
        raise AssertionError("a taken key was written over, or no refusal was told")
    expect(client.get(under(client, "t/once")), b"first")


def presigned(client):
    client.put(under(client, "t/signed"), b"by URL")
    with urllib.request.urlopen(client.presign(under(client, "t/signed")), timeout=20) as answer:
        expect(answer.read(), b"by URL")


def missing(client):
    try:
        client.get(under(client, "t/missing"))
    except client.missing:
        return
    raise AssertionError("a missing key was read")


# What each operation calls; a client that lacks one of them has no such operation.
OPERATIONS = [
    ("bytes, odd keys", bytes_there_and_back, ["put", "get"]),
    ("size", sizes, ["put", "size"]),
    ("list, in pages", listings, ["put", "keys"]),
    ("range", ranges, ["put", "range"]),
    ("upload in parts", parts, ["put_parts", "get"]),
    ("copy", copies, ["put", "copy", "get"]),
    ("delete", deletes, ["put", "delete", "keys"]),
    ("delete many", deletes_many, ["put", "delete_many", "keys"]),
    ("create-only", create_only, ["create", "get"]),
    ("presigned URL", presigned, ["put", "presign"]),
    ("a missing key", missing, ["get"]),
]


def cell(client, check, needs):
    if not all(hasattr(client, need) for need in needs):
        return "-"
    try:
        check(client)
    except Exception:  # Whatever a client raises, the cell tells it.
        print(f"-- {client.name}: {check.__name__}", file=sys.stderr)
        traceback.print_exc()
        return "NO"
    return "yes"


def columns(lines):
    """The cells below each client's name."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    names = [row[0] for row in rows[2:]]
    return {name: dict(zip(names, (row[at] for row in rows[2:]))) for at, name in enumerate(rows[0]) if at}


def column(client):
    return [client.name, "---", *(cell(client, check, needs) for _, check, needs in OPERATIONS)]


def table(clients):
    """The lines of the table. Clients work side by side, as many as there are cores; one's operations in their order."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        cells = [["", "---", *(name for name, _, _ in OPERATIONS)], *pool.map(column, clients)]
    return ["| " + " | ".join(row) + " |" for row in zip(*cells)]


def main():
    every = libraries.CLIENTS + commands.CLIENTS
    lines = table([client() for client in every if client.installed()])
    print("\n".join(lines))
    found = columns(lines)
    if len(sys.argv) > 1:
        with open(sys.argv[1], encoding="utf-8") as page:
            promised = columns(page.read().split(MARKS[0])[1].split(MARKS[1])[0].strip().splitlines())
        if unknown := set(promised) ^ {client.name for client in every}:
            raise SystemExit(f"the page or this program lacks {', '.join(sorted(unknown))}")
        if other := [name for name in found if found[name] != promised[name]]:
            raise SystemExit(f"{', '.join(other)} did something else than {sys.argv[1]} tells")
        if absent := [name for name in promised if name not in found]:
            print("not installed here: " + ", ".join(absent))


if __name__ == "__main__":
    main()
