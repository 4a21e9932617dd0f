package dev.rhenea.node.table;

import dev.rhenea.node.table.machine.Page;
import java.util.Optional;

/**
 * A page of a scan.
 *
 * @param more where to go on; empty if that was all
 */
public record Scanned(Page page, Optional<Continuation> more) {}
