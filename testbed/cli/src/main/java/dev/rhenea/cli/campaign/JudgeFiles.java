package dev.rhenea.cli.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Value;
import dev.rhenea.cli.check.HistoryFile;
import dev.rhenea.cli.check.Subject;
import dev.rhenea.cli.result.Validity;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Judges files as {@code rhenea check --initial 0} does, and prints a line for each: what {@code
 * compare.clj} is for Knossos.
 */
public final class JudgeFiles {
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private JudgeFiles() {}

  /** Takes the model, seconds for each file, and the files. */
  public static void main(String[] args) throws IOException {
    Subject subject =
        new Subject(
            new Subject.Reader().convert(args[0]), false, false, Value.of(0), Subject.ANY_BANK);
    Duration atMost = Duration.ofSeconds(Long.parseLong(args[1]));
    for (String file : List.of(args).subList(2, args.length)) {
      System.out.println(line(judge(subject, atMost, Path.of(""), file)));
    }
  }

  static Judged judge(Subject subject, Duration atMost, Path folder, String file)
      throws IOException {
    History history = new HistoryFile(folder.resolve(file)).read();
    long cpu = PROCESS.getProcessCpuTime();
    long began = System.nanoTime();
    Verdict verdict = subject.judge(history, atMost).verdict();
    long nanos = System.nanoTime() - began;
    return new Judged(
        "Rhenea",
        file,
        Validity.of(verdict).word(),
        verdict instanceof Verdict.Unknown unknown ? unknown.reason() : "",
        nanos / 1e9,
        (PROCESS.getProcessCpuTime() - cpu) / 1e9);
  }

  private static String line(Judged judged) throws JsonProcessingException {
    return new ObjectMapper().writeValueAsString(judged);
  }
}
