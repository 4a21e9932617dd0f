package dev.rhenea.cli.result;

import dev.rhenea.bench.load.Interruption;

/**
 * A change of the composition.
 *
 * @param from the composition before
 * @param to the composition after
 * @param cause what made it necessary, e.g. {@code asked}, {@code after kill -9 n1}
 * @param interruption what it did to the operations that were due meanwhile
 */
public record SwitchRecord(String from, String to, String cause, Interruption interruption) {}
