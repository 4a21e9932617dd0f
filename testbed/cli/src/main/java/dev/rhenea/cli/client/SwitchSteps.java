package dev.rhenea.cli.client;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * How long the steps of a switch took on the node that carried it out, in milliseconds. Appends go
 * on during the first two.
 *
 * @param intent until the register held what was asked for
 * @param create until the next Loglet could be used
 * @param seal until the last one was sealed
 * @param tail until its tail was known, and what stood below it was repaired
 * @param install until the register held the new chain
 * @param downtime what an append had to wait at most: from the first seal message to the end
 */
public record SwitchSteps(
    double intent, double create, double seal, double tail, double install, double downtime) {

  /** Those that an ok answer tells; empty if another node carried the switch out. */
  public static Optional<SwitchSteps> in(JsonObject body) {
    return Optional.ofNullable(body.getJsonObject("milliseconds")).map(SwitchSteps::of);
  }

  private static SwitchSteps of(JsonObject times) {
    return new SwitchSteps(
        times.getDouble("intent"),
        times.getDouble("create"),
        times.getDouble("seal"),
        times.getDouble("tail"),
        times.getDouble("install"),
        times.getDouble("downtime"));
  }
}
