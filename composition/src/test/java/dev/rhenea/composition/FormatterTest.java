package dev.rhenea.composition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A layout changes white space, and nothing that is said. */
class FormatterTest {
  private static String formatted(String text) {
    return switch (Composition.format(text)) {
      case Composition.Formatted.Done(String done) -> done;
      case Composition.Formatted.Refused(List<Problem> problems) ->
          throw new AssertionError(problems);
    };
  }

  @Test
  void whatFitsOnALineStandsOnOne() {
    assertThat(formatted("stripe ( native(n1 , n2,n3 ,sequencer :n2)\n,native( n4..n6 ) )"))
        .isEqualTo("stripe(native(n1, n2, n3, sequencer: n2), native(n4..n6))\n");
    assertThat(
            formatted("tuned(native(n1), label:\"a \\\"b\\\\\", spares:[ n1,n2 ],window :64KiB)"))
        .isEqualTo("tuned(native(n1), label: \"a \\\"b\\\\\", spares: [n1, n2], window: 64KiB)\n");
  }

  @Test
  void whatDoesNotFitHasALineForEachPart() {
    assertThat(
            formatted(
                "let long = compress(stripe(native(n1, n2, n3, sequencer: n1), native(n1, n2, n3,"
                    + " sequencer: n2), native(n1, n2, n3, sequencer: n3)), level: 9) long"))
        .isEqualTo(
            """
            let long = compress(
              stripe(
                native(n1, n2, n3, sequencer: n1),
                native(n1, n2, n3, sequencer: n2),
                native(n1, n2, n3, sequencer: n3)
              ),
              level: 9
            )
            long
            """);
  }

  @Test
  void commentsStayWithWhatTheyAreAbout() {
    assertThat(
            formatted(
                """
                # two halves


                let left = native(n1..n3)   # the near one
                # and the far one
                let right = native(n3, n4, n5, sequencer: n5)
                stripe(left, # first
                  # then
                  right
                  # and no more
                )   # side by side
                # the end
                """))
        .isEqualTo(
            """
            # two halves

            let left = native(n1..n3)  # the near one
            # and the far one
            let right = native(n3, n4, n5, sequencer: n5)
            stripe(
              left,  # first
              # then
              right
              # and no more
            )  # side by side
            # the end
            """);
  }

  @Test
  void whatCannotBeReadIsRefusedWithEveryProblem() {
    assertThat(Composition.format("stripe(native(n1 n2), @)"))
        .isInstanceOfSatisfying(
            Composition.Formatted.Refused.class,
            refused -> assertThat(refused.problems()).hasSize(3));
  }

  /** Words in any spacing, comments anywhere between them. */
  @Test
  void nothingIsLostOrMovedAndASecondLayoutIsTheFirst() {
    SplittableRandom random = new SplittableRandom(5);
    int commented = 0;
    for (int round = 0; round < 3_000; round++) {
      String text = spaced(value(random, 4), random);
      String once = formatted(text);
      assertThat(formatted(once)).as(text).isEqualTo(once);
      assertThat(said(once)).as(text).isEqualTo(said(text));
      assertThat(comments(once)).as(text).isEqualTo(comments(text));
      commented += comments(text).isEmpty() ? 0 : 1;
      assertThat(once.lines())
          .as(text)
          .map(line -> line.replaceFirst(" +#.*", ""))
          .allMatch(line -> line.length() <= Layout.WIDTH || !line.contains(", "));
    }
    assertThat(commented).isGreaterThan(1_000);
  }

  private static List<String> said(String text) {
    return Lexer.words(text, new ArrayList<>()).tokens().stream().map(Token::text).toList();
  }

  private static List<String> comments(String text) {
    return Lexer.words(text, new ArrayList<>()).comments().stream()
        .map(Lexer.Comment::text)
        .toList();
  }

  private static Stream<String> value(SplittableRandom random, int depth) {
    return switch (random.nextInt(depth == 0 ? 3 : 6)) {
      case 0 -> Stream.of("n" + random.nextInt(9));
      case 1 -> Stream.of("n1", "..", "n5");
      case 2 -> Stream.of("\"" + "x".repeat(random.nextInt(30)) + "\"");
      case 3 -> list("[", "", random, depth, "]");
      default -> list("protocol(", "name:", random, depth, ")");
    };
  }

  private static Stream<String> list(
      String open, String label, SplittableRandom random, int depth, String close) {
    Stream<String> words = Stream.of(open);
    int size = random.nextInt(5);
    for (int i = 0; i < size; i++) {
      words = Stream.concat(words, random.nextBoolean() ? Stream.of(label) : Stream.empty());
      words = Stream.concat(words, value(random, depth - 1));
      words = Stream.concat(words, i + 1 < size ? Stream.of(",") : Stream.empty());
    }
    return Stream.concat(words, Stream.of(close));
  }

  private static String spaced(Stream<String> words, SplittableRandom random) {
    return words
        .map(word ->
            word
                + switch (random.nextInt(20)) {
                  case 0 -> " # " + random.nextInt(100) + "\n";
                  case 1 -> "\n# " + random.nextInt(100) + "\n\n";
                  case 2 -> "\n";
                  default -> random.nextBoolean() ? " " : "";
                })
        .collect(Collectors.joining());
  }
}
