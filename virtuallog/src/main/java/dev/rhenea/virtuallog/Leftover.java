package dev.rhenea.virtuallog;

import dev.rhenea.loglet.LogletId;
import dev.rhenea.spec.ProtocolSpec;

/**
 * A Loglet that may exist on some nodes, is in no chain, and never will be again: whoever reads of
 * it may destroy it (V7).
 *
 * @param created its spec as far as it is known, nodes bound or not
 */
public record Leftover(LogletId loglet, ProtocolSpec created) {}
