package dev.rhenea.jmh;

import java.util.SortedMap;

/**
 * One benchmark with one choice of parameters.
 *
 * @param benchmark class and method
 * @param parameters by name
 * @param mode JMH's word for what was measured
 * @param score the mean over all iterations of all forks
 * @param error half the width of its 99.9 % confidence interval; 0 if there were too few
 * @param samples how many there were
 */
public record Score(
    String benchmark,
    SortedMap<String, String> parameters,
    String mode,
    double score,
    double error,
    String unit,
    long samples) {}
