package dev.rhenea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rhenea.cli.terminal.Exit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code rhenea protocols}: design section 8. */
class ProtocolsTest {
  private final Session rhenea = new Session();

  @Test
  void everythingInstalledIsListed() {
    assertThat(rhenea.run("protocols")).isEqualTo(Exit.VALID);
    assertThat(rhenea.out())
        .containsPattern("(?m)^memory +loglet ")
        .containsPattern("(?m)^native +loglet ")
        .containsPattern("(?m)^zookeeper +loglet ")
        .containsPattern("(?m)^paxos +register ")
        .containsPattern("(?m)^zookeeper +register ");
  }

  @Test
  void oneIsShownWithItsParameters() {
    assertThat(rhenea.run("protocols", "native")).isEqualTo(Exit.VALID);
    assertThat(rhenea.out()).contains("native (loglet)", "source: ", "sequencer: a node (default");
  }

  @Test
  void anUnknownNameIsAUsageError() {
    assertThat(rhenea.run("protocols", "raft")).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).startsWith("no protocol 'raft' is installed; there are: ");
  }

  @Test
  void asJson() throws Exception {
    assertThat(rhenea.run("protocols", "paxos", "--json")).isEqualTo(Exit.VALID);
    JsonNode paxos = new ObjectMapper().readTree(rhenea.out()).get(0);
    assertThat(List.of(paxos.at("/name").asText(), paxos.at("/kind").asText()))
        .containsExactly("paxos", "register");
    assertThat(paxos.at("/parameters/0/required").asBoolean()).isTrue();
  }
}
