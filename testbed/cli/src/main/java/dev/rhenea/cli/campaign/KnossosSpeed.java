package dev.rhenea.cli.campaign;

import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.history.History;
import dev.rhenea.cli.result.Validity;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.cli.terminal.Seeds;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long {@code rhenea check} and Knossos take for the same long histories. Each judge starts
 * anew for each of them. The histories stay in the run's folder.
 */
record KnossosSpeed(String name, Seeds usual) implements Campaign {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Override
  public String summary() {
    return "seconds that rhenea check and Knossos need for the same long histories of registers";
  }

  @Override
  public Outcome run(Seeds seeds, Path folder, Progress progress)
      throws IOException, InterruptedException {
    List<Judge> judges = JudgeProcess.withKnossos();
    List<String> findings = new ArrayList<>();
    findings.add(
        """
        Verdict and seconds; in brackets the seconds of CPU that all threads of the judge used, \
        collector and compiler included. Every judge has a JVM of its own for every history, with \
        a heap of 4 GiB; it first judges a valid one of 1,000 calls, unmeasured, as is reading the \
        file. After %d s it is out of time.\
        """
            .formatted(LIMIT.toSeconds()));
    findings.add("");
    findings.add(
        "| seed | history | "
            + String.join(" | ", judges.stream().map(Judge::name).toList())
            + " | load |");
    findings.add("|---:|---|" + "---:|".repeat(judges.size()) + "---:|");
    OperationCounts operations = new OperationCounts(0, 0, 0);
    Validity validity = Validity.VALID;
    for (long seed = seeds.first(); seed <= seeds.last(); seed++) {
      for (KnossosSample sample : KnossosSample.all(seed)) {
        Comparison compared = measure(judges, sample, folder, progress);
        findings.add("| %d %s".formatted(seed, row(sample, compared)));
        operations = operations.plus(OperationCounts.of(History.of(sample.history())));
        if (compared.contradicts(sample.valid())) {
          validity = Validity.INVALID;
        }
      }
    }
    findings.add("");
    findings.add(
        """
        Load is the machine's load average after the row; one judge alone makes 1 to 3. Where it is \
        more, others used the cores too: compare seconds of CPU then.\
        """);
    return new Outcome(validity, operations, findings);
  }

  private static Comparison measure(
      List<Judge> judges, KnossosSample sample, Path folder, Progress progress)
      throws IOException, InterruptedException {
    HistoryFolder histories = HistoryFolder.under(folder, sample.kind().toString());
    String warmUp = sample.name() + "-warm-up.edn";
    String file = sample.name() + ".edn";
    histories.write(warmUp, sample.warmUp());
    histories.write(file, sample.history());
    List<List<Judged>> answers = new ArrayList<>();
    for (Judge judge : judges) {
      progress.status(sample.what() + ": " + judge.name());
      answers.add(judge.judge(sample.kind(), histories.path(), List.of(warmUp, file), LIMIT));
    }
    return Comparison.of(answers).getLast();
  }

  private static String row(KnossosSample sample, Comparison compared) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.1f |",
        sample.what(),
        String.join(" | ", compared.judged().map(KnossosSpeed::cell).toList()),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String cell(Judged judged) {
    String verdict = judged.undecided() ? judged.cause() : judged.verdict();
    return String.format(
        Locale.ROOT, "%s %.3f (%.1f)", verdict, judged.seconds(), judged.cpuSeconds());
  }
}
