package dev.rhenea.cli.campaign;

import dev.rhenea.checker.Checker;
import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.Value;
import dev.rhenea.checker.linear.Budget;
import dev.rhenea.checker.linear.LinearizabilityChecker;
import dev.rhenea.checker.log.LogChecker;
import dev.rhenea.checker.queue.QueueModel;
import dev.rhenea.checker.register.RegisterChecker;
import dev.rhenea.checker.register.RegisterModel;
import dev.rhenea.checker.set.SetChecker;
import dev.rhenea.cli.check.SearchBudget;
import dev.rhenea.cli.result.Validity;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.cli.terminal.Seeds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * How long the checkers take for histories of well-known sizes, once these are in memory. The
 * verdicts are checked too: a history made by a correct object is valid, a spoiled one is not.
 */
record CheckerSpeed(String name, Seeds usual) implements Campaign {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Override
  public String summary() {
    return "seconds that the checkers need for histories of given sizes, without parsing";
  }

  /**
   * A row of the table.
   *
   * @param valid what the verdict has to be
   * @param checker made anew for each run, for its deadline
   */
  private record Case(
      String what,
      boolean valid,
      Function<Long, History> history,
      Function<Budget, Checker> checker) {}

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    cas(cases, 1_000, 10, 0.01);
    cas(cases, 10_000, 5, 0.01);
    cas(cases, 10_000, 10, 0);
    cas(cases, 100_000, 5, 0);
    cas(cases, 100_000, 10, 0);
    cases.add(
        new Case(
            "100 cas registers, 1,000 calls each, 10 clients, 0.1% unknown",
            true,
            seed -> History.of(SampleHistories.registers(seed, 100, 100_000, 10, 0.001)),
            budget -> new LinearizabilityChecker<>(RegisterModel.keyed(Value.of(0)), budget)));
    cases.add(
        new Case(
            "register with unique values, 100,000 calls, 10 clients, 1% unknown",
            true,
            seed -> History.of(SampleHistories.uniqueRegister(seed, 100_000, 10, 0.01)),
            budget -> RegisterChecker.single(Value.of(0))));
    cases.add(
        new Case(
            "the same, by search",
            true,
            seed -> History.of(SampleHistories.uniqueRegister(seed, 100_000, 10, 0.01)),
            budget -> new LinearizabilityChecker<>(RegisterModel.single(Value.of(0)), budget)));
    cases.add(
        new Case(
            "log, 1,000,000 calls, 10 clients, 1% unknown",
            true, seed -> SampleHistories.log(seed, 1_000_000, 10), budget -> LogChecker.dense()));
    cases.add(
        new Case(
            "set that grows, 100,000 calls, 10 clients, 1% unknown",
            true, seed -> SampleHistories.set(seed, 100_000, 10), budget -> new SetChecker()));
    cases.add(
        new Case(
            "queue, 10,000 calls, 5 clients",
            true,
            seed -> SampleHistories.queue(seed, 10_000, 5),
            budget -> new LinearizabilityChecker<>(new QueueModel(false), budget)));
    return cases;
  }

  private static void cas(List<Case> cases, int calls, int clients, double loss) {
    Function<Budget, Checker> search =
        budget -> new LinearizabilityChecker<>(RegisterModel.single(Value.of(0)), budget);
    Function<Long, List<Operation>> sample =
        seed -> SampleHistories.registers(seed, 1, calls, clients, loss);
    String what =
        String.format(
            Locale.ROOT,
            "cas register, 5 values, %,d calls, %d clients, %.0f%% unknown",
            calls,
            clients,
            loss * 100);
    cases.add(new Case(what, true, seed -> History.of(sample.apply(seed)), search));
    cases.add(
        new Case(
            what + ", spoiled",
            false,
            seed -> History.of(SampleHistories.spoiled(sample.apply(seed))),
            search));
  }

  /** What became of one case under one seed. */
  private record Timed(long nanos, Verdict verdict) {}

  @Override
  public Outcome run(Seeds seeds, Path folder, Progress progress) {
    List<String> findings = new ArrayList<>();
    findings.add("Median over the seeds, in seconds; one run of each case before goes unmeasured.");
    findings.add("");
    findings.add("| history | seconds | slowest | verdicts |");
    findings.add("|---|---:|---:|---|");
    OperationCounts operations = new OperationCounts(0, 0, 0);
    Validity validity = Validity.VALID;
    for (Case one : cases()) {
      progress.status(one.what());
      measure(one, seeds.first());
      List<Timed> runs =
          LongStream.rangeClosed(seeds.first(), seeds.last())
              .mapToObj(seed -> measure(one, seed))
              .toList();
      findings.add(row(one, runs));
      for (Timed run : runs) {
        operations = operations.plus(run.verdict().operations());
        validity = validity.and(rightness(one, run.verdict()));
      }
    }
    return new Outcome(validity, operations, findings);
  }

  private static Timed measure(Case one, long seed) {
    History history = one.history().apply(seed);
    long began = System.nanoTime();
    Verdict verdict = one.checker().apply(SearchBudget.lasting(LIMIT)).check(history);
    return new Timed(System.nanoTime() - began, verdict);
  }

  /** A wrong verdict is the worst; that there was none is told in the table. */
  private static Validity rightness(Case one, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Valid valid -> one.valid() ? Validity.VALID : Validity.INVALID;
      case Verdict.Invalid invalid -> one.valid() ? Validity.INVALID : Validity.VALID;
      case Verdict.Unknown unknown -> Validity.VALID;
    };
  }

  private static String row(Case one, List<Timed> runs) {
    long[] nanos = runs.stream().mapToLong(Timed::nanos).sorted().toArray();
    List<String> verdicts =
        runs.stream().map(run -> Validity.of(run.verdict()).word()).distinct().toList();
    return String.format(
        Locale.ROOT,
        "| %s | %.3f | %.3f | %s |",
        one.what(),
        nanos[nanos.length / 2] / 1e9,
        nanos[nanos.length - 1] / 1e9,
        String.join(", ", verdicts));
  }
}
