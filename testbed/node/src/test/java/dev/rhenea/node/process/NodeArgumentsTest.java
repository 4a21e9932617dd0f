package dev.rhenea.node.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.NodeId;
import dev.rhenea.node.directory.Addresses;
import dev.rhenea.node.transport.HostPort;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The two ways to start a node, and what is neither. */
class NodeArgumentsTest {
  private static NodeArguments parse(String line) {
    return NodeArguments.parse(line.split(" "));
  }

  @Test
  void aNodeStartsFromAFileOrJoins() {
    assertThat(parse("--cluster c.json --node n1 --folder data"))
        .isEqualTo(
            new NodeArguments.Founding(Path.of("c.json"), new NodeId("n1"), Path.of("data")));
    assertThat(
            parse("--join h:1 --node n6 --folder data --peer 10.0.0.6:7101 --http 10.0.0.6:7201"))
        .isEqualTo(
            new NodeArguments.Joining(
                HostPort.parse("h:1"),
                new NodeId("n6"),
                Path.of("data"),
                Addresses.of(HostPort.parse("10.0.0.6:7101"), HostPort.parse("10.0.0.6:7201"))));
  }

  @Test
  void whatIsNeitherIsAnsweredWithTheUsage() {
    for (String line :
        new String[] {
          "", "--cluster c.json", "--cluster c.json --join h:1 --node n --folder d", "--node"
        }) {
      assertThatThrownBy(() -> parse(line)).as(line).hasMessage(NodeArguments.USAGE);
    }
  }

  @Test
  void anAddressThatOthersCannotUseIsRefused() {
    assertThatThrownBy(
            () -> parse("--join h:1 --node n6 --folder d --peer 0.0.0.0:7101 --http h:7201"))
        .hasMessageStartingWith("--peer 0.0.0.0:7101: the other nodes have to find this one there");
    assertThatThrownBy(() -> parse("--join h --node n6 --folder d --peer h:1 --http h:2"))
        .hasMessageContaining("not an address of the form host:port: 'h'");
  }
}
