package dev.rhenea.node.table.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.payload.Payload;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TermTest {
  private static int compare(Term one, Term other) {
    return Integer.signum(
        Arrays.compareUnsigned(one.bytes().toByteArray(), other.bytes().toByteArray()));
  }

  private static Term number(String literal) {
    return Term.number(literal).orElseThrow();
  }

  private static Term text(String text) {
    return Term.text(text).orElseThrow();
  }

  /** Against {@link BigDecimal}, which a machine that replays hostile logs cannot afford. */
  @Test
  void numbersAreOrderedAsNumbersExactly() {
    SplittableRandom random = new SplittableRandom(1);
    List<String> literals =
        new ArrayList<>(
            List.of("0", "-0", "0.0", "0e5", "1", "1.0", "10e-1", "0.1e1", "-1", "100", "1e2"));
    literals.addAll(List.of("9007199254740993", "9007199254740992", "0.30000000000000004", "0.3"));
    for (int i = 0; i < 300; i++) {
      literals.add(literal(random));
    }
    for (String one : literals) {
      for (String other : literals) {
        assertThat(compare(number(one), number(other)))
            .as("%s and %s", one, other)
            .isEqualTo(new BigDecimal(one).compareTo(new BigDecimal(other)));
      }
    }
  }

  private static String literal(SplittableRandom random) {
    StringBuilder literal = new StringBuilder(random.nextBoolean() ? "-" : "");
    literal.append(random.nextInt(3) == 0 ? "0" : Long.toString(random.nextLong(1, 2000)));
    if (random.nextBoolean()) {
      literal.append('.').append(random.nextBoolean() ? "0" : "").append(random.nextInt(50));
    }
    if (random.nextInt(3) == 0) {
      literal.append(random.nextBoolean() ? "e" : "E+").append(random.nextInt(4));
    } else if (random.nextInt(3) == 0) {
      literal.append("e-").append(random.nextInt(4));
    }
    return literal.toString();
  }

  @Test
  void numbersBeyondAllMeasureAreNone() {
    assertThat(Term.number("1e2147483646")).isPresent();
    assertThat(Term.number("1e2147483647")).isEmpty();
    assertThat(Term.number("1e99999999999999999999")).isEmpty();
    assertThat(Term.number("0e99999999999999999999")).contains(number("0"));
    assertThat(number("1e-2147483000").isTooLong()).isFalse();
    assertThat(number("1".repeat(1018)).isTooLong()).isFalse();
    assertThat(number("1".repeat(1019)).isTooLong()).isTrue();
  }

  @Test
  void textsAreOrderedByCodePointsAndAfterAllOthers() {
    List<Term> ascending =
        List.of(
            Term.of(false),
            Term.of(true),
            number("-1e9"),
            number("-1"),
            number("0"),
            number("1e-9"),
            number("1e9"),
            text(""),
            text("\u0000"),
            text("a"),
            text("a\u0000"),
            text("a\u0000b"),
            text("ab"),
            text("b"),
            text("\u00e9"),
            text("\uffff"),
            text("\ud83d\ude00"));
    for (int i = 0; i < ascending.size(); i++) {
      for (int j = 0; j < ascending.size(); j++) {
        assertThat(compare(ascending.get(i), ascending.get(j))).isEqualTo(Integer.compare(i, j));
      }
    }
    assertThat(Term.text("half \ud83d")).isEmpty();
    assertThat(text("x".repeat(1022)).isTooLong()).isFalse();
    assertThat(text("x".repeat(1023)).isTooLong()).isTrue();
  }

  /** Where the key begins behind a term can be told whatever the key is. */
  @Test
  void aTermEndsWhereItEnds() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 500; i++) {
      Term term =
          switch (random.nextInt(3)) {
            case 0 -> Term.of(random.nextBoolean());
            case 1 -> number(literal(random));
            default -> text("t\u0000".repeat(random.nextInt(3)) + (char) random.nextInt(0xD800));
          };
      byte[] cell = Payload.utf8("\u0000k\uffff").prepend(term.bytes()).toByteArray();
      assertThat(Term.end(cell, 0)).isEqualTo(term.bytes().size());
    }
  }
}
