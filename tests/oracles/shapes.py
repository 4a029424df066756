"""Holds services in Turtle and JSON-LD against the official SHACL shapes, and the two forms against each other.

With the address of a running program: all its services, and the shapes that lie in `shared/standards` above the
repository. With the path of a file: it holds the path of the shapes and the services. Exit 77 means that the readers
(PyPI pyshacl and the rdflib it brings) are not installed, or that the shapes are not there.
"""

import importlib.util
import json
import pathlib
import sys
import urllib.request

if importlib.util.find_spec("pyshacl") is None:
    print("pyshacl is not installed")
    sys.exit(77)

import pyshacl
import rdflib
from rdflib.compare import graph_diff, to_isomorphic

SHAPES = "shared/standards/ipdc-lpdc/shacl/instantie-shape.ttl"


def plain(graph):
    """In RDF 1.1 a text and an xsd:string are the same; rdflib keeps them apart."""
    same = rdflib.Graph()
    for subject, predicate, value in graph:
        if isinstance(value, rdflib.Literal) and value.datatype == rdflib.XSD.string:
            value = rdflib.Literal(str(value))
        same.add((subject, predicate, value))
    return same


def check(shapes, services):
    together = rdflib.Graph()
    for service in services:
        turtle = plain(rdflib.Graph().parse(data=service["turtle"], format="turtle"))
        json_ld = plain(rdflib.Graph().parse(data=service["json_ld"], format="json-ld"))
        if to_isomorphic(turtle) != to_isomorphic(json_ld):
            _, left, right = graph_diff(turtle, json_ld)
            sys.exit(f"the two forms differ: {left.serialize()} {right.serialize()}")
        together += turtle
    shapes = rdflib.Graph().parse(shapes, format="turtle")
    conforms, _, report = pyshacl.validate(together, shacl_graph=shapes, inference="none")
    if not conforms:
        sys.exit(report[:4000])
    print(f"{len(services)} services meet the shapes ({len(together)} triples)")


def get(url, kind):
    request = urllib.request.Request(url, headers={"Accept": kind})
    with urllib.request.urlopen(request) as answer:
        return answer.read().decode()


def main(source):
    if not source.startswith("http"):
        with open(source, encoding="utf-8") as file:
            question = json.load(file)
        return check(question["shapes"], question["services"])
    above = pathlib.Path(__file__).resolve().parents
    shapes = next((folder / SHAPES for folder in above if (folder / SHAPES).exists()), None)
    if shapes is None:
        print("the official shapes are not beside the repository")
        sys.exit(77)
    page = json.loads(get(f"{source}/hsds/services?per_page=500", "application/json"))
    addresses = [f"{source}/services/{service['id']}" for service in page["contents"]]
    forms = [(get(url, "text/turtle"), get(url, "application/ld+json")) for url in addresses]
    check(shapes, [{"turtle": turtle, "json_ld": json_ld} for turtle, json_ld in forms])


main(sys.argv[1])
