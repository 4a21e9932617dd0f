package dev.rhenea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rhenea.cli.result.Validity;
import dev.rhenea.cli.terminal.Exit;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rhenea campaign}: design sections 7 and 8. */
class CampaignTest {
  private final Session rhenea = new Session();

  @Test
  void withoutANameAllAreListed() {
    assertThat(rhenea.run("campaign")).isEqualTo(Exit.VALID);
    assertThat(rhenea.out())
        .containsPattern("(?m)^switches .*seeds 1\\.\\.1000")
        .contains("one-thousand-switches", "kills", "switch-latency");
  }

  @Test
  void anUnknownNameIsAUsageError() {
    assertThat(rhenea.run("campaign", "swiches")).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).startsWith("no campaign 'swiches'; there are: switches, ");
  }

  @Test
  void malformedSeedsAreAUsageError() {
    for (String seeds : new String[] {"7", "9..1", "a..b", "1..99999999999999999999"}) {
      assertThat(rhenea.run("campaign", "switches", "--seeds", seeds)).isEqualTo(Exit.USAGE);
    }
  }

  /** Whether storms are valid is for their own tests to say; here the record must agree. */
  @Test
  void theResultSaysHowToRunItAgainAndTheStatusIsItsVerdict(@TempDir Path folder) throws Exception {
    int status = rhenea.run("campaign", "switches", "--seeds", "3..4", "--out", folder.toString());
    JsonNode json = new ObjectMapper().readTree(folder.resolve("switches.json").toFile());
    String verdict = json.at("/verdict").asText();
    assertThat(Validity.valueOf(verdict.toUpperCase(Locale.ROOT)).exit()).isEqualTo(status);
    assertThat(json.at("/environment/command").asText())
        .isEqualTo("rhenea campaign switches --seeds 3..4");
    assertThat(json.at("/seeds").asText()).isEqualTo("3..4");
    assertThat(json.at("/operations/ok").asLong()).isPositive();
    assertThat(folder.resolve("switches.md"))
        .content()
        .startsWith("# Campaign switches: " + verdict)
        .contains("2 seeds, ", "revision");
  }

  /** Three processes, native, durability fsync: each is killed at some moment and comes back. */
  @Test
  void whatWasAcknowledgedSurvivesKills(@TempDir Path folder) throws Exception {
    int status =
        rhenea.run("campaign", "kills", "--seeds", "1..2", "--json", "--out", folder.toString());
    JsonNode json = new ObjectMapper().readTree(folder.resolve("kills.json").toFile());
    assertThat(json.at("/verdict").asText()).as(json.toPrettyString()).isEqualTo("valid");
    assertThat(status).isEqualTo(Exit.VALID);
    assertThat(json.at("/operations/ok").asLong()).isPositive();
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
  }
}
