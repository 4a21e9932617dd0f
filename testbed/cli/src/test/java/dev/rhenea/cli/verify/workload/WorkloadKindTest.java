package dev.rhenea.cli.verify.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.checker.history.Value;
import dev.rhenea.cli.Session;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.cli.workload.Recorder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What clients ask; what nodes answer is looked at in {@code VerifyTest}. */
class WorkloadKindTest {
  private static final int OPERATIONS = 3000;

  @TempDir private Path folder;

  private static List<Invocation> asked(WorkloadKind kind, long seed) {
    Workload workload = kind.make(seed);
    return Stream.generate(workload::next).limit(OPERATIONS).toList();
  }

  @ParameterizedTest
  @EnumSource
  void aSeedIsOneSequenceAndAnotherSeedAnother(WorkloadKind kind) {
    assertThat(asked(kind, 1)).isEqualTo(asked(kind, 1)).isNotEqualTo(asked(kind, 2));
  }

  /** Else a history could not tell which write a read returned. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BANK")
  void nothingIsWrittenTwice(WorkloadKind kind) {
    assertThat(asked(kind, 1).stream().flatMap(each -> written(kind, each)))
        .hasSizeGreaterThan(OPERATIONS / 4)
        .doesNotHaveDuplicates();
  }

  private static Stream<Value> written(WorkloadKind kind, Invocation asked) {
    return switch (kind) {
      case REGISTER ->
          asked.f().equals("read")
              ? Stream.of()
              : Stream.of(((Value.Seq) asked.argument()).items().getLast());
      case LIST_APPEND ->
          ((Value.Seq) asked.argument())
              .items().stream()
                  .filter(step ->
                      ((Value.Seq) step).items().getFirst().equals(new Value.Keyword("append")));
      case SET, LOG ->
          List.of("add", "append").contains(asked.f()) ? Stream.of(asked.argument()) : Stream.of();
      case BANK -> throw new IllegalArgumentException("transfers may be alike");
    };
  }

  /** The command that is printed for a history understands every operation in it. */
  @ParameterizedTest
  @EnumSource
  void theCheckerOfACommandUnderstandsWhatIsAsked(WorkloadKind kind) throws Exception {
    Recorder history = new Recorder();
    Workload workload = kind.make(1);
    List<Invocation> all = new ArrayList<>(Stream.generate(workload::next).limit(400).toList());
    all.addAll(workload.last());
    all.forEach(each -> history.invoke(each.f(), each.argument()).fail());
    Path file = folder.resolve("history.edn");
    history.write(file);
    List<String> command = new ArrayList<>(List.of("check"));
    command.addAll(kind.checkOptions());
    command.add(file.toString());
    Session rhenea = new Session();
    assertThat(rhenea.run(command.toArray(String[]::new)))
        .as("%s%s", rhenea.out(), rhenea.err())
        .isIn(Exit.VALID, Exit.UNKNOWN);
    assertThat(rhenea.out()).contains(" calls: 0 ok, ");
  }
}
