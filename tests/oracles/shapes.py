"""Holds services in Turtle and JSON-LD against the official SHACL shapes, and the two forms against each other.

The file named on the command line holds the path of the shapes and the services. Exit 77 means that the readers (PyPI
pyshacl and the rdflib it brings) are not installed.
"""

import importlib.util
import json
import sys

if importlib.util.find_spec("pyshacl") is None:
    print("pyshacl is not installed")
    sys.exit(77)

import pyshacl
import rdflib
from rdflib.compare import graph_diff, to_isomorphic


def plain(graph):
    """In RDF 1.1 a text and an xsd:string are the same; rdflib keeps them apart."""
    same = rdflib.Graph()
    for subject, predicate, value in graph:
        if isinstance(value, rdflib.Literal) and value.datatype == rdflib.XSD.string:
            value = rdflib.Literal(str(value))
        same.add((subject, predicate, value))
    return same


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        question = json.load(file)
    shapes = rdflib.Graph().parse(question["shapes"], format="turtle")
    together = rdflib.Graph()
    for service in question["services"]:
        turtle = plain(rdflib.Graph().parse(data=service["turtle"], format="turtle"))
        json_ld = plain(rdflib.Graph().parse(data=service["json_ld"], format="json-ld"))
        if to_isomorphic(turtle) != to_isomorphic(json_ld):
            _, left, right = graph_diff(turtle, json_ld)
            print("the two forms differ", left.serialize(), right.serialize())
            sys.exit(1)
        together += turtle
    conforms, _, report = pyshacl.validate(together, shacl_graph=shapes, inference="none")
    if not conforms:
        print(report[:4000])
        sys.exit(1)
    print(f"{len(question['services'])} services meet the shapes ({len(together)} triples)")


main()
