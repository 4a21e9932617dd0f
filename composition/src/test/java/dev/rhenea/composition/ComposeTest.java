package dev.rhenea.composition;

import static dev.rhenea.composition.Compose.cache;
import static dev.rhenea.composition.Compose.checksum;
import static dev.rhenea.composition.Compose.compress;
import static dev.rhenea.composition.Compose.encrypt;
import static dev.rhenea.composition.Compose.faulty;
import static dev.rhenea.composition.Compose.file;
import static dev.rhenea.composition.Compose.loglet;
import static dev.rhenea.composition.Compose.mirror;
import static dev.rhenea.composition.Compose.node;
import static dev.rhenea.composition.Compose.parity;
import static dev.rhenea.composition.Compose.stripe;
import static dev.rhenea.composition.Compose.throttle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.composition.Compose.Part;
import dev.rhenea.spec.Value;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is written in Java is what is written as text. */
class ComposeTest {
  private static void assertSame(Part part, String text) {
    assertThat(part.spec(Written.CATALOGUE)).isEqualTo(Written.spec(text));
  }

  @Test
  void javaAndTextBuildTheSame() {
    Part left = loglet("native").on("n1..n3");
    Part right = loglet("native").on("n4", "n5", "n6").with("sequencer", node("n5"));
    assertSame(
        stripe(left, encrypt(right, file("log.key"))),
        """
        let left = native(n1, n2, n3)
        stripe(left, encrypt(native(n4, n5, n6, sequencer: n5), key: file("log.key")))
        """);
    assertSame(
        mirror(left, right).with("conductor", node("n2")),
        "mirror(native(n1, n2, n3), native(n4, n5, n6, sequencer: n5), conductor: n2)");
    assertSame(
        parity(2, left, right, loglet("memory").on("n7")),
        "parity(2, native(n1, n2, n3), native(n4, n5, n6, sequencer: n5), memory(n7))");
  }

  @Test
  void everyFilterHasAName() {
    Part memory = loglet("memory").on("n1");
    assertSame(
        compress(memory).with("level", new Value.Whole(9)), "compress(memory(n1), level: 9)");
    assertSame(checksum(cache(memory)), "checksum(cache(memory(n1)))");
    assertSame(
        throttle(faulty(memory)).with("entries", new Value.Whole(5)),
        "throttle(faulty(memory(n1)), entries: 5)");
  }

  @Test
  void partsDoNotChange() {
    Part plain = loglet("native").on("n1");
    plain.with("sequencer", node("n2"));
    assertThat(plain.text()).isEqualTo("native(n1)");
  }

  @Test
  void whatTheTextWouldBeRefusedForIsThrown() {
    Part wrong = loglet("nativ").on("n1");
    assertThatThrownBy(() -> stripe(wrong, wrong).spec(Written.CATALOGUE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "1:8: unknown protocol 'nativ'", "did you mean 'native'?", "1:19:");
    assertThatThrownBy(() ->
            loglet("native")
                .on("n1")
                .with("sequencer", new Value.Span(Duration.ofSeconds(1)))
                .spec(Written.CATALOGUE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1:23: expected a node");
  }
}
