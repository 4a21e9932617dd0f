package dev.rhenea.bench.experiment;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What every machine has to work with; what is empty is ideal.
 *
 * @param network bytes a second, in each direction
 * @param delay of a message
 * @param sync of a disk
 */
public record Machines(OptionalLong network, Optional<Duration> delay, Optional<Duration> sync) {}
