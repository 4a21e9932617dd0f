package dev.rhenea.bench.compare;

import dev.rhenea.bench.probe.Floor;

/**
 * What one contender did in one turn.
 *
 * @param round from 0
 * @param contender its index
 * @param window how many appends were outstanding
 * @param perSecond appends that took effect
 * @param p50 their median latency in nanoseconds; the length of the slice if there was none
 * @param failed appends that did not take effect, as far as is known
 * @param floor what the machine took just before
 */
public record Slice(
    int round, int contender, int window, double perSecond, long p50, long failed, Floor floor) {}
