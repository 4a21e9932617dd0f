package dev.rhenea.zoo.drill;

import dev.rhenea.worlds.schedule.ScheduleReader;
import dev.rhenea.worlds.simulation.Simulation;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * Disks are full for a while. Who had to refuse something counts again when there is room, without
 * a restart, and has told nobody what it did not write (N4, P2, I8).
 */
public final class FullDisks implements LongFunction<List<String>> {
  private static final String CLUSTER =
      """
      seed %d
      nodes n1 n2 n3 n4 n5
      metastore n1 n2 n3
      log native(n1, n2, n3)
      clients n4 n5
      network 100us +100us late 0.0 by 4ms lost 0.0 twice 0.0
      disks sync 100us +100us read 80us
      """;

  /** A LogServer refuses entries; later it is needed for a majority. */
  private static final String REFUSED_ENTRIES =
      CLUSTER
          + """
          core n1 n2 n4 n5 n3 others crash
          at 10ms n4 append 5 of 100 bytes
          at 50ms for 500ms disk-full n2
          at 100ms n4 append 5 of 100 bytes
          """;

  /** A majority refuses entries, which are then sent again together with others. */
  private static final String REFUSED_BY_A_MAJORITY =
      CLUSTER
          + """
          core n2 n3 n4 n5 n1 others crash
          at 10ms n4 append 5 of 100 bytes
          at 50ms for 200ms disk-full n2 n3
          at 100ms n4 append 5 of 100 bytes
          at 260ms n4 append 5 of 100 bytes
          at 400ms n5 append 5 of 100 bytes
          """;

  /** Acceptors refuse what a switch writes; the next one needs them. */
  private static final String REFUSED_VOTES =
      CLUSTER
          + """
          core n1 n2 n3 n4 n5 others crash
          at 10ms n4 append 5 of 100 bytes
          at 100ms for 300ms no-room n1 n2 n3
          at 105ms n4 switch native(n3, n4, n5)
          at 600ms n5 switch native(n1, n4, n5)
          """;

  /** Loaded by name. */
  public FullDisks() {}

  @Override
  public List<String> apply(long seed) {
    Simulation simulation = Simulation.ofOurs();
    return Stream.of(REFUSED_ENTRIES, REFUSED_BY_A_MAJORITY, REFUSED_VOTES)
        .map(script -> ScheduleReader.read(script.formatted(seed), simulation.catalogue()))
        .flatMap(schedule -> simulation.run(schedule).rules().stream())
        .distinct()
        .toList();
  }
}
