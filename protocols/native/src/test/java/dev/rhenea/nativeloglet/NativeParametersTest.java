package dev.rhenea.nativeloglet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may stand in native(...), and what is said of the rest. */
class NativeParametersTest {
  private static final Catalogue NOTHING = new Catalogue(List.of(), List.of());

  private static ProtocolSpec of(String... logServers) {
    return ProtocolSpec.of("native")
        .withNodes("logservers", Stream.of(logServers).map(NodeId::new).toList());
  }

  private static void assertInvalid(ProtocolSpec spec, String message) {
    assertThatThrownBy(() -> new NativeLogletProvider().validate(spec, NOTHING))
        .isInstanceOf(InvalidSpec.class)
        .hasMessage(message);
  }

  @Test
  void sequencerIsTheFirstLogServerUnlessSaid() {
    assertThat(NativeParameters.of(of("n1", "n2", "n3")).sequencer()).isEqualTo(new NodeId("n1"));
    assertThat(
            NativeParameters.of(
                    of("n1", "n2", "n3").with("sequencer", new Value.Node(new NodeId("n7"))))
                .sequencer())
        .isEqualTo(new NodeId("n7"));
  }

  @Test
  void mistakesAreNamedWithTheirCure() {
    assertInvalid(
        of("n1", "n2"),
        "native takes an odd number of LogServers, not 2: with 1 it survives as many failures");
    assertInvalid(of("n1", "n2", "n1"), "n1 is given twice; each LogServer must be another node");
    assertInvalid(
        ProtocolSpec.of("native"), "native needs at least one LogServer, as in native(n1, n2, n3)");
    assertInvalid(
        new ProtocolSpec("native", 2, new LinkedHashMap<>()),
        "this composition was written for version 2 of native, this node knows 1: upgrade it");
  }

  @Test
  void everyDeclaredParameterIsDocumented() {
    assertThat(new NativeLogletProvider().parameters())
        .extracting(parameter -> parameter.name())
        .containsExactly("logservers", "sequencer");
  }
}
