package dev.rhenea.node.directory;

import dev.rhenea.environment.StorageId;
import java.util.Optional;

/**
 * A node of the cluster.
 *
 * @param folder its data folder; empty if the cluster file named the node and it never came
 */
public record Member(Optional<StorageId> folder, Addresses addresses) {}
