package dev.rhenea.zoo.drill;

import dev.rhenea.worlds.schedule.ScheduleReader;
import dev.rhenea.worlds.simulation.Simulation;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * Nodes live and cannot read their disks. They answer whoever asks whether they live, and are of no
 * use to a Loglet: they count as failed, as long as it lasts and no longer (N14, V8, I8).
 */
public final class UnreadableDisks implements LongFunction<List<String>> {
  private static final String CLUSTER =
      """
      seed %d
      metastore n1 n2 n3
      log native(n1, n2, n3)
      clients n1 n2
      network 100us +100us late 0.0 by 4ms lost 0.0 twice 0.0
      disks sync 100us +100us read 80us
      """;

  /**
   * The sequencer restarted, so it is fenced (N12). Whoever might take its place cannot read its
   * disk: no Loglet can be made there, and the next attempt has to be another one.
   */
  private static final String USELESS_SPARES =
      CLUSTER
          + """
          nodes n1 n2 n3 s1
          spares n1 n2 n3 s1
          core n1 n2 n3 s1 others misread
          at 10ms n2 append 5 of 100 bytes
          at 100ms for 50ms crash n1
          """;

  /**
   * The same with two of them: what one attempt has shown of the first is not to be forgotten when
   * the next one has shown the same of the second.
   */
  private static final String MORE_USELESS_SPARES =
      CLUSTER
          + """
          nodes n1 n2 n3 s1 s2
          spares n1 n2 n3 s1 s2
          core n1 n2 n3 s1 s2 others misread
          at 10ms n2 append 5 of 100 bytes
          at 100ms for 50ms crash n1
          """;

  /**
   * A LogServer restarts while its disk misreads, which is over before it is needed: it has to be
   * there although its first attempt to open failed.
   */
  private static final String OPENED_TOO_EARLY =
      CLUSTER
          + """
          nodes n1 n2 n3
          spares n1 n2 n3
          core n1 n2 n3 others crash
          at 10ms n1 append 5 of 100 bytes
          at 50ms for 500ms misread n2 100%%
          at 100ms for 50ms crash n2
          at 200ms n1 append 5 of 100 bytes
          """;

  /** Loaded by name. */
  public UnreadableDisks() {}

  @Override
  public List<String> apply(long seed) {
    Simulation simulation = Simulation.ofOurs();
    return Stream.of(USELESS_SPARES, MORE_USELESS_SPARES, OPENED_TOO_EARLY)
        .map(script -> ScheduleReader.read(script.formatted(seed), simulation.catalogue()))
        .flatMap(schedule -> simulation.run(schedule).rules().stream())
        .distinct()
        .toList();
  }
}
