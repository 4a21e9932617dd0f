package dev.rhenea.node.table;

import dev.rhenea.environment.NodeId;
import dev.rhenea.node.table.copy.Bootstrap;
import dev.rhenea.node.table.copy.Snapshots;
import dev.rhenea.node.table.machine.Retention;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a replica has to do with the others besides the log.
 *
 * @param members the nodes that have one now
 * @param retention how much of the log is kept for them
 * @param snapshots of this one, for others
 * @param bootstrap gets this one a state from others
 */
public record Replication(
    Supplier<List<NodeId>> members,
    Retention retention,
    Snapshots snapshots,
    Bootstrap bootstrap) {}
