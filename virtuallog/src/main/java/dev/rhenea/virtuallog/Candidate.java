package dev.rhenea.virtuallog;

import dev.rhenea.loglet.LogletId;
import dev.rhenea.spec.ProtocolSpec;

/**
 * A Loglet that may become a segment's. Every attempt makes one of its own (V7).
 *
 * @param created its spec as creation returned it; until then as it was asked for
 */
record Candidate(LogletId loglet, ProtocolSpec created) {}
