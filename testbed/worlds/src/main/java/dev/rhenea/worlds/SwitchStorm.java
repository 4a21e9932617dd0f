package dev.rhenea.worlds;

import dev.rhenea.checker.OperationCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Many seeds of {@link LogWorld}, several at a time.
 *
 * @param seeds how many were run
 * @param operations the outcomes of all calls
 * @param switches the segments that followed a first one, over all seeds
 * @param faults the faults that were injected and repaired
 * @param notValid the runs that were invalid or unknown
 */
public record SwitchStorm(
    long seeds, OperationCounts operations, long switches, long faults, List<StormRun> notValid) {
  public SwitchStorm {
    notValid = List.copyOf(notValid);
  }

  /**
   * Runs the seeds from {@code first} to {@code last}, both included.
   *
   * @param progress is told of every run, one at a time, in any order of seeds
   */
  public static SwitchStorm run(
      long first, long last, StormPlan plan, Consumer<StormRun> progress) {
    OperationCounts operations = new OperationCounts(0, 0, 0);
    long switches = 0;
    long faults = 0;
    List<StormRun> notValid = new ArrayList<>();
    List<StormRun> runs =
        LongStream.rangeClosed(first, last)
            .parallel()
            .mapToObj(seed -> LogWorld.run(seed, plan))
            .map(run -> report(run, progress))
            .toList();
    for (StormRun run : runs) {
      operations = operations.plus(run.verdict().operations());
      switches += run.switches();
      faults += run.faults();
      if (!run.isValid()) {
        notValid.add(run);
      }
    }
    return new SwitchStorm(runs.size(), operations, switches, faults, notValid);
  }

  /** Only what was not valid keeps its history. */
  private static synchronized StormRun report(StormRun run, Consumer<StormRun> progress) {
    progress.accept(run);
    return run.isValid() ? run.withoutHistory() : run;
  }

  /** {@code FIRST LAST [SWITCHES]}: prints a line per seed; exit status 1 if one is not valid. */
  public static void main(String[] arguments) {
    int switches = arguments.length > 2 ? Integer.parseInt(arguments[2]) : StormPlan.CI.switches();
    SwitchStorm storm =
        run(
            Long.parseLong(arguments[0]),
            Long.parseLong(arguments[1]),
            StormPlan.CI.withSwitches(switches),
            System.out::println);
    System.out.println(storm);
    System.exit(storm.notValid().isEmpty() ? 0 : 1);
  }

  @Override
  public String toString() {
    return "%d seeds, %d not valid; ok %d, fail %d, info %d; %d switches, %d faults"
        .formatted(
            seeds,
            notValid.size(),
            operations.ok(),
            operations.fail(),
            operations.info(),
            switches,
            faults);
  }
}
