package dev.rhenea.cli.verify.nemesis;

import java.time.Duration;

/**
 * How often something happens.
 *
 * @param faults between two faults that last, on average
 * @param switches between two switches, on average
 */
public record Pace(Duration faults, Duration switches) {}
