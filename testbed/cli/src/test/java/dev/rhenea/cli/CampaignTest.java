package dev.rhenea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rhenea.cli.terminal.Exit;
import java.nio.file.Path;
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

  @Test
  void theResultSaysHowToRunItAgain(@TempDir Path folder) throws Exception {
    assertThat(rhenea.run("campaign", "switches", "--seeds", "3..4", "--out", folder.toString()))
        .isEqualTo(Exit.VALID);
    JsonNode json = new ObjectMapper().readTree(folder.resolve("switches.json").toFile());
    assertThat(json.at("/verdict").asText()).isEqualTo("valid");
    assertThat(json.at("/environment/command").asText())
        .isEqualTo("rhenea campaign switches --seeds 3..4");
    assertThat(json.at("/operations/ok").asLong()).isPositive();
    assertThat(folder.resolve("switches.md"))
        .content()
        .contains("2 seeds, 0 not valid", "revision");
  }
}
