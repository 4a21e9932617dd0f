package dev.rhenea.composition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.composition.Composition.Parsed;
import dev.rhenea.environment.NodeId;
import dev.rhenea.spec.Arguments;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompositionTest {
  private static final List<NodeId> NODES =
      Stream.of("n1", "n2", "n3", "n4", "n5").map(NodeId::new).toList();

  private static ProtocolSpec accepted(String text) {
    return switch (Composition.parse(text, Toys.CATALOGUE, Optional.of(NODES))) {
      case Parsed.Accepted(ProtocolSpec spec) -> spec;
      case Parsed.Refused(List<Problem> problems) -> throw new AssertionError(problems);
    };
  }

  private static List<String> refused(String text) {
    return switch (Composition.parse(text, Toys.CATALOGUE, Optional.of(NODES))) {
      case Parsed.Accepted(ProtocolSpec spec) -> throw new AssertionError("accepted as " + spec);
      case Parsed.Refused(List<Problem> problems) ->
          problems.stream().map(Problem::toString).toList();
    };
  }

  @Test
  void argumentsFindTheirParameters() {
    ProtocolSpec spec = accepted("native(n1, n2, n3, sequencer: n2)");
    assertThat(new Arguments(spec).nodeIds("logservers"))
        .containsExactly(new NodeId("n1"), new NodeId("n2"), new NodeId("n3"));
    assertThat(new Arguments(spec).node("sequencer")).contains(new NodeId("n2"));
  }

  @Test
  void rangesCommentsAndLet() {
    assertThat(
            accepted(
                """
                # two halves
                let left = native(n1..n3)
                let right = native(n3, n4, n5, sequencer: n5)
                stripe(left, right)   # side by side
                """))
        .isEqualTo(accepted("stripe(native(n1, n2, n3), native(n3, n4, n5, sequencer: n5))"));
  }

  @Test
  void everyTypeOfArgument() {
    ProtocolSpec spec =
        accepted(
            "tuned(native(n1), mode: fast, delay: 1.5ms, window: 64KiB, ratio: 0.25, depth: 3,"
                + " label: \"a \\\"b\\\"\", spares: [n4, n5], key: file(\"log.key\"))");
    assertThat(spec.argument("delay")).contains(new Value.Span(Duration.ofNanos(1_500_000)));
    assertThat(spec.argument("window")).contains(new Value.Size(65536));
    assertThat(spec.argument("label")).contains(new Value.Text("a \"b\""));
    assertThat(spec.argument("key")).contains(new Value.File("log.key"));
    assertThat(new Arguments(spec).nodeIds("spares")).hasSize(2);
  }

  @Test
  void allErrorsAtOnceEachAtItsPlace() {
    assertThat(refused("stripe(nativ(n1, n2, n3), native(n1, n2, n9, sequenser: n2))"))
        .containsExactly(
            "1:8: unknown protocol 'nativ'; installed: native, stripe, tuned; did you mean"
                + " 'native'?",
            "1:42: unknown node 'n9'; this cluster has: n1, n2, n3, n4, n5; did you mean 'n1'?",
            "1:46: native has no parameter 'sequenser'; it has: logservers, sequencer; did you"
                + " mean 'sequencer'?");
  }

  @Test
  void syntaxErrorsDoNotHideEachOther() {
    assertThat(refused("stripe(native(n1 n2, n3), native(n1, , n2), native(n1, n2, n3)"))
        .containsExactly(
            "1:18: expected ',' or ')', found 'n2'",
            "1:38: expected an argument, found ','",
            "1:63: expected ')' after the arguments of stripe, found the end");
  }

  @Test
  void impossibleCompositions() {
    assertThat(refused("native(n1, n2)"))
        .containsExactly("1:8: native: an odd number of LogServers is needed");
    assertThat(refused("native()"))
        .containsExactly("1:1: native needs logservers: the nodes that store");
    assertThat(refused("stripe(n1)")).containsExactly("1:8: 'n1' is not a composition");
    assertThat(refused("tuned(native(n1), mode: fats)"))
        .containsExactly("1:25: mode takes one of fast, safe; did you mean 'fast'?");
    assertThat(refused("tuned(native(n1), depth: 65, delay: 5)"))
        .containsExactly(
            "1:26: depth takes a whole number from 1 to 64",
            "1:37: delay takes a duration, for example 5ms");
    assertThat(refused("")).hasSize(1);
    assertThat(refused("native(n5..n1)"))
        .containsExactly("1:8: a range counts up from one node to another, for example n1..n5");
    assertThat(refused("native(n1)\nnative(n2)"))
        .containsExactly("2:1: expected the end of the composition, found 'native'");
    assertThat(refused("tuned(native(n1), label: \"open")).isNotEmpty();
    assertThat(refused("native(n1, sequencer: n2, sequencer: n3) @"))
        .containsExactly("1:27: 'sequencer' is given twice", "1:42: a composition has no '@'");
  }

  @Test
  void aProblemShowsItsPlace() {
    String text = "stripe(native(n1),\n       nativ(n2))";
    Parsed parsed = Composition.parse(text, Toys.CATALOGUE, Optional.empty());
    assertThat(parsed).isInstanceOf(Parsed.Refused.class);
    assertThat(((Parsed.Refused) parsed).problems().getFirst().render(text))
        .isEqualToNormalizingNewlines(
            """
            2:8: unknown protocol 'nativ'; installed: native, stripe, tuned; did you mean 'native'?
                     nativ(n2))
                     ^^^^^\
            """);
  }

  @Test
  void nothingThatCanBeTypedMakesItThrow() {
    SplittableRandom random = new SplittableRandom(7);
    String alphabet = "native(stripe) n1..,:[]\"\\#=let \n1.5ms@é";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(40); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      Parsed parsed = Composition.parse(text.toString(), Toys.CATALOGUE, Optional.of(NODES));
      if (parsed instanceof Parsed.Refused(List<Problem> problems)) {
        assertThat(problems).as("refused without a reason: %s", text).isNotEmpty();
        problems.forEach(problem -> assertThat(problem.render(text.toString())).isNotEmpty());
      }
    }
  }

  @Test
  void parsingWhatWasPrintedGivesTheSpecAgain() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 5_000; i++) {
      ProtocolSpec spec = random(random, 3);
      String text = Composition.print(spec, Toys.CATALOGUE);
      assertThat(accepted(text)).as(text).isEqualTo(spec);
      assertThat(Composition.print(accepted(text), Toys.CATALOGUE)).isEqualTo(text);
    }
  }

  @Test
  void aTreeIsDrawn() {
    assertThat(
            Composition.draw(
                accepted("stripe(native(n1..n3, sequencer: n2), native(n4))"), Toys.CATALOGUE))
        .isEqualTo(
            """
            stripe  a stripe log
            ├─ native  a native log
            │  ├─ logservers: n1, n2, n3
            │  └─ sequencer: n2
            └─ native  a native log
               └─ logservers: n4\
            """);
  }

  private static ProtocolSpec random(SplittableRandom random, int depth) {
    switch (depth == 0 ? 0 : random.nextInt(3)) {
      case 0 -> {
        int count = random.nextBoolean() ? 1 : 3;
        ProtocolSpec spec =
            ProtocolSpec.of("native").withNodes("logservers", NODES.subList(0, count));
        return random.nextBoolean()
            ? spec
            : spec.with("sequencer", new Value.Node(NODES.get(random.nextInt(5))));
      }
      case 1 -> {
        List<Value> children = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
          children.add(new Value.Child(random(random, depth - 1)));
        }
        return ProtocolSpec.of("stripe").with("children", new Value.Items(children));
      }
      default -> {
        return ProtocolSpec.of("tuned")
            .with("child", new Value.Child(random(random, depth - 1)))
            .with("mode", new Value.Word(random.nextBoolean() ? "fast" : "safe"))
            .with("delay", new Value.Span(Duration.ofNanos(random.nextLong(1L << 50))))
            .with("window", new Value.Size(random.nextLong(1L << 40)))
            .with("ratio", new Value.Decimal(BigDecimal.valueOf(random.nextInt(1000), 2)))
            .with("depth", new Value.Whole(random.nextInt(1, 65)))
            .with("label", new Value.Text("x\\\"\n" + random.nextInt(9)))
            .withNodes("spares", NODES.subList(0, random.nextInt(3)))
            .with("key", new Value.File("a \"b\".key"));
      }
    }
  }
}
