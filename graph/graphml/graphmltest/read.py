"""Reads GraphML files with networkx and with igraph and prints, a line of JSON for each file, what both saw: nodes as [id, attributes],
edges as [source, target, attributes], without attributes that have no value."""

import json
import sys

import igraph
import networkx


def known(attributes):
    # igraph gives NaN for a number that is not there.
    return {k: v for k, v in attributes.items() if v is not None and v != "" and v == v}


def with_networkx(path):
    graph = networkx.read_graphml(path, force_multigraph=True)
    return {
        "directed": graph.is_directed(),
        "nodes": [[node, known(values)] for node, values in graph.nodes(data=True)],
        "edges": [[s, t, known({"id": key, **values})] for s, t, key, values in graph.edges(keys=True, data=True)],
    }


def with_igraph(path):
    graph = igraph.Graph.Read_GraphML(path)
    # igraph 1.0 reads "&amp;" as "&#38;" in the ids of XML; that is what uid is for.
    there = graph.vs.attributes()
    ids = graph.vs["uid"] if "uid" in there else graph.vs["id"] if "id" in there else [str(v.index) for v in graph.vs]
    return {
        "directed": graph.is_directed(),
        "nodes": [[ids[v.index], without_id(v)] for v in graph.vs],
        "edges": [[ids[e.source], ids[e.target], without_id(e)] for e in graph.es],
    }


def without_id(element):
    # igraph 1.0 gives edges the ids of nodes.
    return {k: v for k, v in known(element.attributes()).items() if k != "id"}


def read(how, path):
    try:
        return how(path)
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


for path in sys.argv[1:]:
    print(json.dumps({"networkx": read(with_networkx, path), "igraph": read(with_igraph, path)}))
