package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Unavailable;
import java.time.Duration;

/** Neither Loglet of a {@link SilencedExchange} is to be destroyed while it is in doubt (V7). */
public final class DoubtfulExchange extends LogDrill {
  /** Longer than the exchange is tried. */
  private static final Duration SILENCE = Duration.ofSeconds(20);

  /** Loaded by name. */
  public DoubtfulExchange() {}

  @Override
  void play(LogScene scene) throws Unavailable {
    SilencedExchange exchange = SilencedExchange.begin(scene);
    scene.world().runFor(SILENCE);
    scene.readAll(exchange.writer());
    scene.faults().heal();
    scene.readAll(exchange.operator());
  }
}
