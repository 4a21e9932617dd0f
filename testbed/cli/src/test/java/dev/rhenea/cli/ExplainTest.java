package dev.rhenea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rhenea.cli.terminal.Exit;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rhenea explain}: design sections 6 and 8. */
class ExplainTest {
  private final Session rhenea = new Session();

  @Test
  void aCompositionIsDrawnWithItsTraits() {
    assertThat(rhenea.run("explain", "native(n1, n2, n3, sequencer: n2)")).isEqualTo(Exit.VALID);
    assertThat(rhenea.out().lines().toList().getFirst()).startsWith("native  ");
    assertThat(rhenea.out())
        .contains("n1, n2, n3", "└─ sequencer: n2")
        .containsPattern("durability +fsync")
        .containsPattern("largest entry +\\d")
        .containsPattern("seal +strong");
    assertThat(rhenea.err()).isEmpty();
  }

  @Test
  void allErrorsAtOnceWithCaretsAndSuggestions() {
    assertThat(rhenea.run("explain", "native(n1, n2, n9, sequenser: n2)", "--nodes", "n1,n2,n3"))
        .isEqualTo(Exit.USAGE);
    assertThat(rhenea.out()).isEmpty();
    assertThat(rhenea.err().lines())
        .hasSize(6)
        .startsWith(
            "1:16: unknown node 'n9'; this cluster has: n1, n2, n3; did you mean 'n1'?",
            "  native(n1, n2, n9, sequenser: n2)",
            "                 ^^")
        .endsWith("                     ^^^^^^^^^");
    assertThat(rhenea.err()).contains("1:20: ", "did you mean 'sequencer'?");
  }

  @Test
  void anImpossibleCompositionIsRefused() {
    assertThat(rhenea.run("explain", "native(n1, n2)")).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).startsWith("1:8: native takes ").contains("^^^^^^");
  }

  @Test
  void anUnknownProtocolIsRefusedWithWhatIsInstalled() {
    assertThat(rhenea.run("explain", "nativ(n1)")).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).contains("installed: ", "zookeeper", "did you mean 'native'?");
  }

  @Test
  void anExpressionCanStandInAFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("log.txt"), "# ours\nnative(n1..n3)\n");
    assertThat(rhenea.run("explain", "@" + file)).isEqualTo(Exit.VALID);
    assertThat(rhenea.out()).contains("n1, n2, n3");
  }

  @Test
  void aMissingFileIsOneClearError(@TempDir Path folder) {
    Path file = folder.resolve("absent");
    assertThat(rhenea.run("explain", "@" + file)).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err().lines()).hasSize(1);
    assertThat(rhenea.err()).contains("there is no file '" + file + "'");
  }

  @Test
  void aNameThatNoNodeCanHaveIsAUsageError() {
    assertThat(rhenea.run("explain", "native(n1)", "--nodes", "n1,2")).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).contains("not a node name: '2'");
  }

  @Test
  void jsonHoldsTreeAndTraits() throws Exception {
    assertThat(rhenea.run("explain", "memory(n1)", "--json")).isEqualTo(Exit.VALID);
    JsonNode json = new ObjectMapper().readTree(rhenea.out());
    assertThat(json.at("/text").asText()).isEqualTo("memory(n1)");
    assertThat(json.at("/tree/protocol").asText()).isEqualTo("memory");
    assertThat(json.at("/traits/durability").asText()).isEqualTo("none");
    assertThat(json.at("/errors")).isEmpty();
    assertThat(json.at("/warnings"))
        .extracting(JsonNode::asText)
        .contains("everything depends on one node: n1");
  }

  @Test
  void needsAndCostsAreTold() {
    assertThat(rhenea.run("explain", "native(n1, n2, n3)")).isEqualTo(Exit.VALID);
    assertThat(rhenea.out())
        .containsPattern("(?m)^append +0\\.\\.1 +4 +1 +8 +3000  n1 and 1 of \\(n2, n3\\)$")
        .containsPattern("(?m)^seal +1 +2 +1 +6 +0  2 of \\(n1, n2, n3\\)$")
        .containsPattern("(?m)^read +1 +4 +0 +8 +1000  2 of ")
        .containsPattern("(?m)^storage +3 bytes for each byte$")
        .containsPattern("(?m)^busiest +n1, in 100% of an append's messages$");
  }

  @Test
  void jsonHoldsNeedsAndCosts() throws Exception {
    assertThat(rhenea.run("explain", "native(n1, n2, n3)", "--json")).isEqualTo(Exit.VALID);
    JsonNode json = new ObjectMapper().readTree(rhenea.out());
    assertThat(json.at("/append").toString())
        .isEqualTo(
            "{\"survivesWorst\":0,\"survivesBest\":1,\"quorums\":[[\"n1\",\"n2\"],[\"n1\",\"n3\"]],"
                + "\"delays\":4,\"durableWrites\":1,\"messages\":8.0,\"bytesPerEntry\":3000.0}");
    assertThat(json.at("/seal/survivesWorst").asInt()).isEqualTo(1);
    assertThat(json.at("/read/messages").asDouble()).isEqualTo(8);
    assertThat(json.at("/storageFactor").asDouble()).isEqualTo(3);
    assertThat(json.at("/busiest").toString()).isEqualTo("{\"node\":\"n1\",\"share\":1.0}");
  }

  /** Nobody here knows what the servers of an ensemble say to each other. */
  @Test
  void whatIsNotKnownIsNotMadeUp() throws Exception {
    String expression = "stripe(zookeeper(n1, n2, n3), memory(n4))";
    assertThat(rhenea.run("explain", expression)).isEqualTo(Exit.VALID);
    assertThat(rhenea.out())
        .containsPattern("(?m)^append +0\\.\\.1 +\\? +\\? +\\? +\\?  2 of \\(n1, n2, n3\\) and n4$")
        .contains("what is left out is not known: zookeeper does not say it");
    Session scripted = new Session();
    assertThat(scripted.run("explain", expression, "--json")).isEqualTo(Exit.VALID);
    JsonNode json = new ObjectMapper().readTree(scripted.out());
    assertThat(json.at("/append/messages").isNull()).isTrue();
    assertThat(json.at("/append/survivesBest").asInt()).isEqualTo(1);
    assertThat(json.has("busiest")).isFalse();
  }

  @Test
  void warningsNameTheNodesThatMatter() {
    rhenea.run("explain", "stripe(memory(n2), native(n2, n3, n4))");
    assertThat(rhenea.out())
        .contains("n2 is in both stripes: losing it stops both")
        .contains("losing n2 alone stops the seal");
    rhenea.run("explain", "encrypt(checksum(compress(memory(n1))), key: file(\"log.key\"))");
    assertThat(rhenea.out()).contains("write compress(encrypt(...))");
  }

  @Test
  void jsonHoldsErrors() throws Exception {
    assertThat(rhenea.run("explain", "nativ(n1)", "--json")).isEqualTo(Exit.USAGE);
    JsonNode json = new ObjectMapper().readTree(rhenea.out());
    assertThat(json.has("tree")).isFalse();
    assertThat(json.has("append")).isFalse();
    assertThat(json.at("/errors/0/line").asInt()).isEqualTo(1);
    assertThat(json.at("/errors/0/column").asInt()).isEqualTo(1);
    assertThat(json.at("/errors/0/suggestion").asText()).isEqualTo("native");
  }
}
