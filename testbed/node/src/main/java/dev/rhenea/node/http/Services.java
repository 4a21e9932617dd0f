package dev.rhenea.node.http;

import dev.rhenea.environment.NodeId;
import dev.rhenea.node.table.Table;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.virtuallog.VirtualLog;
import java.util.List;
import java.util.SortedMap;

/**
 * What a node offers over HTTP.
 *
 * @param node its name
 * @param nodes the nodes that compositions may name
 * @param logs by name
 * @param largestBody bytes of the largest request taken: the largest entry
 */
public record Services(
    NodeId node,
    List<NodeId> nodes,
    Catalogue catalogue,
    OnLoop<Table> table,
    SortedMap<String, OnLoop<VirtualLog>> logs,
    long largestBody) {}
