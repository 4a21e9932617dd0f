package dev.rhenea.cli.campaign;

import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.cli.check.Subject.Kind;
import dev.rhenea.cli.result.Validity;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.cli.terminal.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * Several judges on the same small histories, one of each kind for each seed: their verdicts must
 * be the same. The histories stay in the run's folder.
 */
record VerdictComparison(List<Kind> kinds, Sample sample) {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Of files that were not agreed on, this many are told. */
  private static final int TOLD = 20;

  /** Makes small histories, two of three of which were spoiled. */
  @FunctionalInterface
  interface Sample {
    List<Operation> of(Kind kind, long seed);
  }

  /** What {@code judges} say, Rhenea first. */
  Campaign.Outcome compare(List<Judge> judges, Seeds seeds, Path folder, Progress progress)
      throws IOException, InterruptedException {
    List<String> findings = new ArrayList<>();
    findings.add(
        "Two of three histories were spoiled; each judge has %d s for each."
            .formatted(LIMIT.toSeconds()));
    findings.add("");
    findings.add(
        "| model | histories | calls | unknown calls | all judges: valid | all judges: invalid"
            + " | contradictions | some judges out of time |");
    findings.add("|---|---:|---:|---:|---:|---:|---:|---:|");
    List<Comparison> all = new ArrayList<>();
    OperationCounts operations = new OperationCounts(0, 0, 0);
    for (Kind kind : kinds) {
      HistoryFolder histories = HistoryFolder.under(folder, kind.toString());
      OperationCounts counts = write(kind, seeds, histories);
      List<String> files =
          LongStream.rangeClosed(seeds.first(), seeds.last())
              .mapToObj(VerdictComparison::file)
              .toList();
      List<List<Judged>> answers = new ArrayList<>();
      for (Judge judge : judges) {
        progress.status(files.size() + " histories, " + kind + ": " + judge.name());
        answers.add(judge.judge(kind, histories.path(), files, LIMIT));
      }
      List<Comparison> compared = Comparison.of(answers);
      findings.add(row(kind, counts, compared));
      operations = operations.plus(counts);
      all.addAll(compared);
    }
    findings.add("");
    findings.add("Judges: " + judges(all) + ".");
    all.stream()
        .filter(one -> !one.unanimously("valid") && !one.unanimously("invalid"))
        .limit(TOLD)
        .forEach(one -> findings.add("- " + one.told()));
    Validity validity =
        all.stream().map(Comparison::validity).reduce(Validity.VALID, Validity::and);
    return new Campaign.Outcome(validity, operations, findings);
  }

  private static String file(long seed) {
    return seed + ".edn";
  }

  private OperationCounts write(Kind kind, Seeds seeds, HistoryFolder folder) throws IOException {
    OperationCounts counts = new OperationCounts(0, 0, 0);
    for (long seed = seeds.first(); seed <= seeds.last(); seed++) {
      List<Operation> history = sample.of(kind, seed);
      folder.write(file(seed), history);
      counts = counts.plus(OperationCounts.of(History.of(history)));
    }
    return counts;
  }

  private static String row(Kind kind, OperationCounts counts, List<Comparison> compared) {
    long valid = compared.stream().filter(one -> one.unanimously("valid")).count();
    long invalid = compared.stream().filter(one -> one.unanimously("invalid")).count();
    long disagreed = compared.stream().filter(Comparison::disagreed).count();
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %,d | %,d | %,d | %,d | %,d | %,d |",
        kind,
        compared.size(),
        counts.total(),
        counts.info(),
        valid,
        invalid,
        disagreed,
        compared.size() - valid - invalid - disagreed);
  }

  private static String judges(List<Comparison> all) {
    return String.join(
        "; ", all.stream().flatMap(Comparison::judged).map(Judged::by).distinct().toList());
  }
}
