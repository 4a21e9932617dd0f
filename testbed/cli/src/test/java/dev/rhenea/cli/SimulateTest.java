package dev.rhenea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rhenea.cli.terminal.Exit;
import org.junit.jupiter.api.Test;

/** {@code rhenea simulate} and {@code rhenea why}: design section 8. */
class SimulateTest {
  @Test
  void theResultHasTheCommonShapeAndTheSameHashesEachTime() throws Exception {
    JsonNode first = json("native(n1, n2, n3)");
    assertThat(first.at("/verdict").asText()).isEqualTo("valid");
    assertThat(first.at("/seeds").asLong()).isEqualTo(3);
    assertThat(first.at("/operations/ok").asLong()).isPositive();
    assertThat(first.at("/events").asLong()).isPositive();
    assertThat(first.at("/simulatedSeconds").asDouble()).isPositive();
    assertThat(first.at("/environment/command").asText()).startsWith("rhenea simulate 'native(");
    assertThat(first.at("/traceHashes").size()).isEqualTo(3);
    assertThat(json("native(n1, n2, n3)").at("/traceHashes")).isEqualTo(first.at("/traceHashes"));
  }

  @Test
  void badInputIsAUsageError() {
    Session rhenea = new Session();
    assertThat(rhenea.run("simulate", "native(n1, n2")).isEqualTo(Exit.USAGE);
    assertThat(rhenea.run("simulate", "mixed", "--faults", "burn")).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).contains("no fault 'burn'; there are: all, none, crash, ");
    assertThat(rhenea.run("simulate", "zookeeper(n1, n2, n3)")).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).contains("cannot be simulated");
    assertThat(rhenea.run("why", "987654321")).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).contains("no failing run of seed 987654321 is remembered");
  }

  private static JsonNode json(String expression) throws Exception {
    Session rhenea = new Session();
    assertThat(rhenea.run("simulate", expression, "--seeds", "1..3", "--json"))
        .isEqualTo(Exit.VALID);
    return new ObjectMapper().readTree(rhenea.out());
  }
}
