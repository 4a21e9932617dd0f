package dev.rhenea.node.http;

import dev.rhenea.environment.RoleName;
import dev.rhenea.environment.UnitId;
import dev.rhenea.node.directory.DirectoryRegister;
import dev.rhenea.node.observe.Observation;
import dev.rhenea.node.table.Table;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.virtuallog.VirtualLog;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * What a node offers over HTTP.
 *
 * @param membership the cluster's nodes, which compositions may name
 * @param directory the cluster's logs
 * @param logs those that are open on this node, by name; more may come
 * @param opener opens others that are in the directory
 * @param observed what the node did and how it is
 * @param roles the server roles this node plays now
 * @param largestBody bytes of the largest request taken: the largest entry
 */
public record Services(
    Membership membership,
    Catalogue catalogue,
    OnLoop<Table> table,
    OnLoop<DirectoryRegister> directory,
    SortedMap<String, OnLoop<VirtualLog>> logs,
    LogOpener opener,
    Observation observed,
    Supplier<SortedMap<UnitId, List<RoleName>>> roles,
    long largestBody) {}
