package dev.rhenea.cli.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.checker.history.Value;
import dev.rhenea.cli.check.Subject;
import dev.rhenea.cli.check.Subject.Kind;
import dev.rhenea.cli.result.Validity;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.cli.terminal.Seeds;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison with Knossos, as far as it goes without Knossos. */
class KnossosVerdictsTest {
  private static final Seeds FEW = new Seeds(1, 60);

  @TempDir Path folder;

  /** Rhenea in this process. */
  private static class Honest implements Judge {
    @Override
    public String name() {
      return "honest";
    }

    @Override
    public List<Judged> judge(Kind kind, Path path, List<String> files, Duration atMost)
        throws IOException {
      Subject subject = new Subject(kind, false, false, Value.of(0), Subject.ANY_BANK);
      List<Judged> judged = new ArrayList<>();
      for (String file : files) {
        judged.add(JudgeFiles.judge(subject, atMost, path, file));
      }
      return judged;
    }
  }

  /** Says of the third history, which is correct by construction, something else. */
  private static final class Liar extends Honest {
    private final String lie;

    Liar(String lie) {
      this.lie = lie;
    }

    @Override
    public List<Judged> judge(Kind kind, Path path, List<String> files, Duration atMost)
        throws IOException {
      return super.judge(kind, path, files, atMost).stream()
          .map(one ->
              one.file().equals("3.edn") ? new Judged("liar", one.file(), lie, "", 0, 0) : one)
          .toList();
    }
  }

  private Campaign.Outcome against(Judge other) throws IOException, InterruptedException {
    Progress quiet = Progress.on(new PrintWriter(Writer.nullWriter()));
    return KnossosVerdicts.COMPARISON.compare(List.of(new Honest(), other), FEW, folder, quiet);
  }

  /** The other one is a process: all is decided, much of it against. */
  @Test
  void judgesThatAgree() throws Exception {
    Campaign.Outcome outcome = against(JudgeProcess.rhenea());

    assertThat(outcome.validity()).as("%s", outcome.findings()).isEqualTo(Validity.VALID);
    assertThat(outcome.operations().info()).isPositive();
    assertThat(outcome.findings())
        .filteredOn(line -> line.startsWith("| register") || line.startsWith("| cas-register"))
        .hasSize(2)
        .allSatisfy(
            line -> assertThat(line).matches(".* \\| [1-9]\\d \\| [1-9]\\d \\| 0 \\| 0 \\|"));
    assertThat(folder.resolve("register/60.edn")).exists();
  }

  @Test
  void oneOtherVerdictIsFound() throws Exception {
    Campaign.Outcome outcome = against(new Liar("invalid"));

    assertThat(outcome.validity()).isEqualTo(Validity.INVALID);
    assertThat(outcome.findings()).contains("- 3.edn: Rhenea says valid, liar says invalid");
  }

  @Test
  void whatNobodyElseDecidedIsNotAgreedOn() throws Exception {
    Campaign.Outcome outcome = against(new Liar("unknown"));

    assertThat(outcome.validity()).isEqualTo(Validity.UNKNOWN);
    assertThat(outcome.findings()).contains("- 3.edn: Rhenea says valid, liar says unknown");
  }

  /** A file without an answer is undecided, and says how the process ended. */
  @Test
  void aJudgeThatDiesDecidesNothing() throws Exception {
    Files.writeString(folder.resolve("torn.edn"), "{:index 0, :time");

    assertThat(
            JudgeProcess.rhenea()
                .judge(Kind.REGISTER, folder, List.of("torn.edn"), Duration.ofSeconds(5)))
        .containsExactly(
            Judged.silent("rhenea check", "torn.edn", "the process ended with status 1"));
  }

  @Test
  void withoutKnossosItSaysHowToGetIt() {
    assertThatThrownBy(() -> JudgeProcess.knossos(null))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("KNOSSOS_CLASSPATH")
        .hasMessageContaining("clojure -Spath");
  }
}
