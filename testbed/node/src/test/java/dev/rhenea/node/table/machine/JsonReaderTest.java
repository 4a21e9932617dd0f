package dev.rhenea.node.table.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rhenea.payload.Payload;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  private static final ObjectMapper JACKSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private static Optional<Term> find(String document, String pointer) {
    return JsonReader.find(Payload.utf8(document), JsonPointer.parse(pointer));
  }

  private static Optional<Term> number(String literal) {
    return Term.number(literal);
  }

  @Test
  void aScalarIsFoundWhereThePointerSays() {
    String document =
        """
         {"a": {"b": [1, {"c": "x\\u00e9\\n"}], "": true}, "d~/e": -1.50e1, "n": null, "a1": false}
        """;
    assertThat(find(document, "/a/b/0")).isEqualTo(number("1"));
    assertThat(find(document, "/a/b/1/c")).isEqualTo(Term.text("x\u00e9\n"));
    assertThat(find(document, "/a/")).contains(Term.of(true));
    assertThat(find(document, "/d~0~1e")).isEqualTo(number("-15"));
    assertThat(find(document, "/a1")).contains(Term.of(false));
    for (String none : List.of("", "/a", "/a/b", "/n", "/x", "/a/b/2", "/a/b/00", "/a/b/-")) {
      assertThat(find(document, none)).as(none).isEmpty();
    }
    assertThat(find("17", "")).isEqualTo(number("17"));
    assertThat(find(" \"x\" ", "")).isEqualTo(Term.text("x"));
  }

  @Test
  void ofMembersWithOneNameTheLastOneCounts() {
    assertThat(find("{\"a\": 1, \"a\": 2}", "/a")).isEqualTo(number("2"));
    assertThat(find("{\"a\": 1, \"a\": null}", "/a")).isEmpty();
    assertThat(find("{\"a\": {\"b\": 1}, \"a\": {}}", "/a/b")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "red",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,}",
        "[1,]",
        "[1 2]",
        "01",
        "1.",
        ".5",
        "+1",
        "-",
        "1e",
        "1e+",
        "tru",
        "nulll",
        "'x'",
        "\"x",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\n\"",
        "1 2",
        "{} x",
        "{a: 1}",
        "NaN",
        "\ufeff1",
        "{\"a\":1}}",
        "[1}",
        "\u00a01",
        "\"\\u\uff11\uff11\uff11\uff11\""
      })
  void whatIsNoJsonHoldsNothing(String text) {
    assertThat(find(text, "")).isEmpty();
    assertThat(find(text, "/a")).isEmpty();
  }

  @Test
  void whatIsNoUtf8HoldsNothing() {
    byte[] cut = {'"', (byte) 0xC3, '"'};
    byte[] surrogate = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};
    for (byte[] bytes : List.of(cut, surrogate)) {
      assertThat(JsonReader.find(Payload.wrap(bytes), JsonPointer.parse(""))).isEmpty();
    }
    assertThat(find("\"\\ud83d\"", "")).isEmpty();
    assertThat(find("\"\\ud83d\\ude00\"", "")).isEqualTo(Term.text("\ud83d\ude00"));
  }

  @Test
  void depthHasABound() {
    int most = JsonReader.DEEPEST;
    String deep = "[".repeat(most) + "1" + "]".repeat(most);
    assertThat(find(deep, "/0".repeat(most))).isEqualTo(number("1"));
    assertThat(find("[" + deep + "]", "/0".repeat(most + 1))).isEmpty();
    assertThat(find("[".repeat(800_000), "")).isEmpty();
  }

  /**
   * Whole documents, and documents with a damaged character: what Jackson, asked strictly, finds.
   */
  @Test
  void itReadsAsAnotherReaderDoes() {
    SplittableRandom random = new SplittableRandom(1);
    int terms = 0;
    int broken = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder document = new StringBuilder();
      write(document, random, 0);
      if (random.nextInt(3) == 0) {
        String marks = "{}[],:\"\\0e-. 1tn";
        document.setCharAt(
            random.nextInt(document.length()), marks.charAt(random.nextInt(marks.length())));
      }
      StringBuilder pointer = new StringBuilder();
      for (int names = random.nextInt(3); names > 0; names--) {
        pointer.append('/').append("ab01".charAt(random.nextInt(4)));
      }
      Optional<Term> expected = jackson(document.toString(), pointer.toString());
      assertThat(find(document.toString(), pointer.toString()))
          .as("%s of %s", pointer, document)
          .isEqualTo(expected);
      terms += expected.isPresent() ? 1 : 0;
      broken += tree(document.toString()).isEmpty() ? 1 : 0;
    }
    assertThat(terms).isGreaterThan(2000);
    assertThat(broken).isGreaterThan(1000);
  }

  private static Optional<JsonNode> tree(String document) {
    try {
      return Optional.of(JACKSON.readTree(document)).filter(node -> !node.isMissingNode());
    } catch (JsonProcessingException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<Term> jackson(String document, String pointer) {
    JsonNode node = tree(document).map(root -> root.at(pointer)).orElse(JACKSON.missingNode());
    if (node.isTextual()) {
      return Term.text(node.textValue());
    }
    if (node.isNumber()) {
      return Term.number(node.decimalValue().toString());
    }
    return node.isBoolean() ? Optional.of(Term.of(node.booleanValue())) : Optional.empty();
  }

  private static void write(StringBuilder out, SplittableRandom random, int depth) {
    switch (random.nextInt(depth > 3 ? 4 : 8)) {
      case 0 -> out.append(random.nextInt(-20, 20));
      case 1 -> out.append(random.nextBoolean() ? "1.50" : "-0.25e+3");
      case 2 -> out.append(random.nextBoolean() ? "true" : random.nextBoolean() ? "false" : "null");
      case 3 -> out.append(random.nextBoolean() ? "\"x\\\"\\u00e9\"" : "\"\"");
      case 4, 5 -> {
        out.append("[ ");
        for (int i = random.nextInt(3); i >= 0; i--) {
          write(out, random, depth + 1);
          out.append(i > 0 ? " , " : "");
        }
        out.append(']');
      }
      default -> {
        out.append('{');
        for (int i = random.nextInt(3); i >= 0; i--) {
          out.append('"').append("ab01".charAt(random.nextInt(4))).append("\" : ");
          write(out, random, depth + 1);
          out.append(i > 0 ? "," : "");
        }
        out.append('}');
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a/b", "/~", "/~2", "/a~"})
  void whatIsNoPointerIsRefused(String text) {
    assertThatThrownBy(() -> JsonPointer.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a JSON pointer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/a", "/a/0//b", "/~0~1", "/~01"})
  void aPointerIsPrintedAsItIsRead(String text) {
    assertThat(JsonPointer.parse(text)).hasToString(text);
  }
}
