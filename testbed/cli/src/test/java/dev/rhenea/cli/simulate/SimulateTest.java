package dev.rhenea.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rhenea.cli.Session;
import dev.rhenea.cli.terminal.Exit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rhenea simulate} and {@code rhenea why}: design section 8. */
class SimulateTest {
  private static final String HOME = "rhenea.home";
  private static final Pattern TRACE =
      Pattern.compile("(?m)^seed (\\d+) \\(trace ([0-9a-f]+)\\): (.*)$");

  @TempDir private Path home;
  private String before = "";

  @BeforeEach
  void atHome() {
    before = System.getProperty(HOME, "");
    System.setProperty(HOME, home.toString());
  }

  @AfterEach
  void asItWas() {
    if (before.isEmpty()) {
      System.clearProperty(HOME);
    } else {
      System.setProperty(HOME, before);
    }
  }

  @Test
  void theResultHasTheCommonShapeAndTheSameHashesEachTime() throws Exception {
    JsonNode first = json("native(n1, n2, n3)");
    assertThat(first.at("/verdict").asText()).isEqualTo("valid");
    assertThat(first.at("/seeds").asLong()).isEqualTo(3);
    assertThat(first.at("/operations/ok").asLong()).isPositive();
    assertThat(first.at("/events").asLong()).isPositive();
    assertThat(first.at("/eventsPerSecond").asLong()).isPositive();
    assertThat(first.at("/simulatedSeconds").asDouble()).isPositive();
    assertThat(first.at("/environment/command").asText())
        .isEqualTo("rhenea simulate 'native(n1, n2, n3)' --seeds 1..3 --faults all --switches 3");
    assertThat(first.has("failure")).isFalse();
    assertThat(first.at("/traceHashes").size()).isEqualTo(3);
    assertThat(json("native(n1, n2, n3)").at("/traceHashes")).isEqualTo(first.at("/traceHashes"));
  }

  /** From a file, with other options than the usual ones: what is printed says it all. */
  @Test
  void thePrintedCommandIsTheSameRun() throws Exception {
    Path file = home.resolve("it's a log.rhenea");
    Files.writeString(file, "# one node\nlet here = memory(n1)\n\nhere\n");
    Session rhenea = new Session(Forgetful.catalogue());
    String[] options = {"--seeds", "1..2", "--faults", "pause,isolate", "--switches", "1"};
    assertThat(rhenea.run(words("simulate", "@" + file, options))).isEqualTo(Exit.INVALID);
    Matcher run = TRACE.matcher(rhenea.out());
    assertThat(run.find()).as(rhenea.out()).isTrue();
    assertThat(run.group(3)).startsWith("invalid: ");

    List<String> pasted = shell(after("replay it:", rhenea.out()));
    assertThat(pasted.getFirst()).isEqualTo("rhenea");
    Session again = new Session(Forgetful.catalogue());
    assertThat(again.run(words(pasted))).isEqualTo(Exit.INVALID);
    Matcher same = TRACE.matcher(again.out());
    assertThat(same.find()).isTrue();
    assertThat(same.group()).isEqualTo(run.group());
    assertThat(same.find()).isFalse();
  }

  @Test
  void aFailureIsMadeSmallRememberedAndShown() throws Exception {
    Session rhenea = new Session(Forgetful.catalogue());
    String[] options = {"--seeds", "1..3", "--faults", "none", "--switches", "2", "--json"};
    assertThat(rhenea.run(words("simulate", "memory(n1)", options))).isEqualTo(Exit.INVALID);
    JsonNode json = new ObjectMapper().readTree(rhenea.out());
    assertThat(json.at("/verdict").asText()).isEqualTo("invalid");
    assertThat(json.at("/violations")).isNotEmpty();
    JsonNode failure = json.at("/failure");
    assertThat(failure.at("/seed").asLong()).isEqualTo(1);
    assertThat(failure.at("/rules/0").asText()).isEqualTo(json.at("/violations/0/rule").asText());
    assertThat(failure.at("/schedule").asText().lines().filter(line -> line.contains(" switch ")))
        .hasSize(1);
    assertThat(Path.of(json.at("/report").asText())).isDirectory();
    assertThat(Path.of(failure.at("/chart").asText())).content().startsWith("<svg ");

    Session why = new Session(Forgetful.catalogue());
    assertThat(why.run("why", "1")).isEqualTo(Exit.INVALID);
    assertThat(why.out())
        .startsWith("I")
        .contains(failure.at("/rules/0").asText(), "first seen at ", "Reconfiguration.Installed")
        .contains(failure.at("/schedule").asText(), failure.at("/chart").asText());
    Session drawn = new Session(Forgetful.catalogue());
    assertThat(drawn.run("why", "1", "memory(n1)", "--faults", "none", "--switches", "2"))
        .isEqualTo(Exit.INVALID);
    assertThat(drawn.out()).isEqualTo(why.out());
  }

  /** Every failing seed is remembered, also those that nobody made small. */
  @Test
  void theOthersAreMadeSmallWhenSomebodyAsks() {
    Session rhenea = new Session(Forgetful.catalogue());
    assertThat(
            rhenea.run(
                "simulate", "memory(n1)", "--seeds", "4..5", "--faults", "none", "--switches", "1"))
        .isEqualTo(Exit.INVALID);
    assertThat(rhenea.run("why", "5")).isEqualTo(Exit.INVALID);
    assertThat(new FailureRecord(5).test()).content().contains("class Seed5Test");
  }

  @Test
  void whatFailsNoMoreIsValid() {
    assertThat(
            new Session(Forgetful.catalogue())
                .run("simulate", "memory(n1)", "--seeds", "6..6", "--faults", "none"))
        .isEqualTo(Exit.INVALID);
    Session mended = new Session();
    assertThat(mended.run("why", "6")).isEqualTo(Exit.VALID);
    assertThat(mended.out()).contains("seed 6 (trace ").endsWith(": valid\n");
  }

  @Test
  void badInputIsAUsageError() {
    Session rhenea = new Session();
    assertThat(rhenea.run("simulate", "native(n1, n2")).isEqualTo(Exit.USAGE);
    assertThat(rhenea.run("simulate", "mixed", "--faults", "burn")).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).contains("no fault 'burn'; there are: all, none, crash, ");
    assertThat(rhenea.run("simulate", "zookeeper(n1, n2, n3)")).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).contains("cannot be simulated");
    assertThat(rhenea.run("simulate", "mixed", "--switches", "-1")).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).contains("a run has no switches or some, not -1");
    assertThat(rhenea.run("why", "987654321")).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).contains("no failing run of seed 987654321 is remembered");
  }

  @Test
  void aDamagedRecordIsAUsageErrorThatNamesTheFile() throws Exception {
    Path file = home.resolve(".rhenea/simulate/8/drawn.schedule");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "seed 8\nat noon n1 append\n");
    Session rhenea = new Session();
    assertThat(rhenea.run("why", "8")).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).startsWith(file + ": line 2: ");
  }

  private static JsonNode json(String expression) throws Exception {
    Session rhenea = new Session();
    assertThat(rhenea.run("simulate", expression, "--seeds", "1..3", "--json"))
        .isEqualTo(Exit.VALID);
    return new ObjectMapper().readTree(rhenea.out());
  }

  private static String after(String label, String text) {
    return text.substring(text.indexOf(label) + label.length()).lines().findFirst().orElseThrow();
  }

  /** The words of a command, as a shell splits them. */
  private static List<String> shell(String command) throws Exception {
    Process shell =
        new ProcessBuilder(
                "sh", "-c", "for word in " + command + "; do printf '%s\\n' \"$word\"; done")
            .start();
    String words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).isZero();
    return words.lines().toList();
  }

  private static String[] words(String command, String expression, String... options) {
    List<String> all = new ArrayList<>(List.of("rhenea", command, expression));
    all.addAll(List.of(options));
    return words(all);
  }

  private static String[] words(List<String> command) {
    return command.subList(1, command.size()).toArray(String[]::new);
  }
}
