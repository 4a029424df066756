"""The list of parts of the program as CycloneDX 1.6: every crate that is linked into it, with its licence, its hash and what it needs in turn.

What only tests, benches or the build itself need is not in it. Asks cargo, which knows, and the lock file, which has the hashes.
"""

import json
import os
import subprocess
import tomllib
from datetime import datetime, timezone

PROGRAM = "voordeur"
TARGET = "x86_64-unknown-linux-gnu"


def metadata():
    command = ["cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", TARGET]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def hashes():
    with open("Cargo.lock", "rb") as lock:
        packages = tomllib.load(lock)["package"]
    return {(package["name"], package["version"]): package.get("checksum") for package in packages}


def linked(nodes, start):
    """What each part needs to run, from the program on."""
    needs, waiting = {}, [start]
    while waiting:
        part = waiting.pop()
        if part in needs:
            continue
        runs = lambda dep: any(kind["kind"] is None for kind in dep["dep_kinds"])
        needs[part] = sorted(dep["pkg"] for dep in nodes[part]["deps"] if runs(dep))
        waiting.extend(needs[part])
    return needs


def reference(package):
    return f"pkg:cargo/{package['name']}@{package['version']}"


def component(package, checksum):
    kind = "application" if package["name"] == PROGRAM else "library"
    part = {"type": kind, "bom-ref": reference(package), "name": package["name"], "version": package["version"]}
    if package.get("description") and package["source"]:
        part["description"] = " ".join(package["description"].split())
    if checksum:
        part["hashes"] = [{"alg": "SHA-256", "content": checksum}]
    if package["license"]:
        # A stroke is how crates wrote "or" before there were expressions.
        part["licenses"] = [{"expression": package["license"].replace("/", " OR ")}]
    part["purl"] = reference(package)
    return part


def main():
    told, checksums = metadata(), hashes()
    packages = {package["id"]: package for package in told["packages"]}
    start = next(id for id in told["workspace_members"] if packages[id]["name"] == PROGRAM)
    needs = linked({node["id"]: node for node in told["resolve"]["nodes"]}, start)
    described = lambda id: component(packages[id], checksums.get((packages[id]["name"], packages[id]["version"])))
    made = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), timezone.utc)
    parts = sorted(needs, key=lambda id: reference(packages[id]))
    bom = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"timestamp": made.strftime("%Y-%m-%dT%H:%M:%SZ"), "component": described(start)},
        "components": [described(id) for id in parts if id != start],
        "dependencies": [
            {"ref": reference(packages[id]), "dependsOn": sorted({reference(packages[need]) for need in needs[id]})}
            for id in parts
        ],
    }
    print(json.dumps(bom, indent=1, ensure_ascii=False))


main()
