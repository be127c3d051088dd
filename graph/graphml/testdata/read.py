"""Reads a GraphML file with networkx and igraph and prints what each saw as JSON: nodes as [id, attributes], edges as
[source, target, attributes], both sorted, without attributes that have no value."""

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
        "nodes": sorted([node, known(values)] for node, values in graph.nodes(data=True)),
        "edges": sorted(([s, t, known({"id": key, **values})] for s, t, key, values in graph.edges(keys=True, data=True)), key=json.dumps),
    }


def with_igraph(path):
    graph = igraph.Graph.Read_GraphML(path)
    # igraph 1.0 reads "&amp;" as "&#38;" in ids; that is what uid is for.
    ids = graph.vs["uid"]
    edges = []
    for edge in graph.es:
        # igraph 1.0 gives edges the ids of nodes.
        values = {k: v for k, v in known(edge.attributes()).items() if k != "id"}
        edges.append([ids[edge.source], ids[edge.target], values])
    nodes = sorted([v["uid"], {k: x for k, x in known(v.attributes()).items() if k != "id"}] for v in graph.vs)
    return {"directed": graph.is_directed(), "nodes": nodes, "edges": sorted(edges, key=json.dumps)}


path = sys.argv[1]
json.dump({"networkx": with_networkx(path), "igraph": with_igraph(path)}, sys.stdout, ensure_ascii=False)
