package dev.rhenea.node.table.machine;

import dev.rhenea.payload.Payload;
import java.util.List;
import java.util.Optional;

/**
 * Finds one scalar in a JSON document (RFC 8259, strictly: UTF-8 without a mark, one value, nothing
 * behind it). Of members with the same name the last one counts.
 *
 * <p>Written here, not taken from a library: what stands in an index is a function of the log for
 * as long as the log lives. A parser whose limits or leniency change with its version, or which
 * gives up by the luck of its hash seed, would make two replicas differ. This one is a part of the
 * format; a change of what it accepts is a new format of the commands.
 */
final class JsonReader {
  /** Deeper documents are taken for no JSON, so that the stack has a bound. */
  static final int DEEPEST = 512;

  private static final int OFF_PATH = -1;

  private final String text;
  private final List<String> path;
  private int at;
  private Optional<Term> found = Optional.empty();

  private JsonReader(String text, List<String> path) {
    this.text = text;
    this.path = path;
  }

  /** It is no JSON. */
  private static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Malformed() {
      super("no JSON", null, false, false);
    }
  }

  /**
   * The text, number or truth value at {@code place} in {@code document}; empty if the document is
   * no JSON, or holds there nothing, null, an array or an object.
   */
  static Optional<Term> find(Payload document, JsonPointer place) {
    Optional<String> text = Utf8.strict(document);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    JsonReader reader = new JsonReader(text.get(), place.names());
    try {
      reader.value(0, 0);
      reader.require(reader.at == reader.text.length());
      return reader.found;
    } catch (Malformed noJson) {
      return Optional.empty();
    }
  }

  /**
   * A value, and the space around it.
   *
   * @param matched how many names of the path lead here, or {@link #OFF_PATH}
   */
  private void value(int depth, int matched) {
    require(depth <= DEEPEST);
    space();
    boolean here = matched == path.size();
    switch (peek()) {
      case '{' -> object(depth, matched);
      case '[' -> array(depth, matched);
      case '"' -> {
        String string = string();
        found(here, here ? Term.text(string) : Optional.empty());
      }
      case 't' -> {
        word("true");
        found(here, Optional.of(Term.of(true)));
      }
      case 'f' -> {
        word("false");
        found(here, Optional.of(Term.of(false)));
      }
      case 'n' -> word("null");
      default -> {
        String number = number();
        found(here, here ? Term.number(number) : Optional.empty());
      }
    }
    space();
  }

  private void found(boolean here, Optional<Term> term) {
    if (here) {
      found = term;
    }
  }

  private void object(int depth, int matched) {
    at++;
    space();
    boolean more = peek() != '}';
    while (more) {
      require(peek() == '"');
      int inner = inner(matched, string());
      space();
      word(":");
      value(depth + 1, inner);
      more = goesOn('}');
      if (more) {
        space();
      }
    }
    at++;
  }

  private void array(int depth, int matched) {
    at++;
    space();
    boolean more = peek() != ']';
    for (int i = 0; more; i++) {
      value(depth + 1, inner(matched, Integer.toString(i)));
      more = goesOn(']');
    }
    at++;
  }

  /** Whether there is a further part; at the end of all it stands before the bracket. */
  private boolean goesOn(char end) {
    if (peek() == ',') {
      at++;
      return true;
    }
    require(peek() == end);
    return false;
  }

  /** How many names of the path lead to the part {@code name}; what was there before is gone. */
  private int inner(int matched, String name) {
    if (matched == OFF_PATH || matched == path.size() || !path.get(matched).equals(name)) {
      return OFF_PATH;
    }
    found = Optional.empty();
    return matched + 1;
  }

  private String string() {
    at++;
    int begin = at;
    while (peek() != '"' && peek() != '\\' && peek() >= ' ') {
      at++;
    }
    if (peek() == '"') {
      at++;
      return text.substring(begin, at - 1); // nearly all are
    }
    StringBuilder string = new StringBuilder().append(text, begin, at);
    for (char next = next(); next != '"'; next = next()) {
      require(next >= ' ');
      string.append(next == '\\' ? escaped() : next);
    }
    return string.toString();
  }

  private char escaped() {
    return switch (next()) {
      case '"' -> '"';
      case '\\' -> '\\';
      case '/' -> '/';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
          char digit = next();
          require(digit < 128 && Character.digit(digit, 16) >= 0);
          unit = unit * 16 + Character.digit(digit, 16);
        }
        yield (char) unit;
      }
      default -> throw new Malformed();
    };
  }

  private String number() {
    int begin = at;
    if (peek() == '-') {
      at++;
    }
    if (peek() == '0') {
      at++;
    } else {
      digits();
    }
    if (is('.')) {
      at++;
      digits();
    }
    if (is('e') || is('E')) {
      at++;
      if (is('+') || is('-')) {
        at++;
      }
      digits();
    }
    return text.substring(begin, at);
  }

  private void digits() {
    require(isDigit());
    while (isDigit()) {
      at++;
    }
  }

  private boolean isDigit() {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private boolean is(char wanted) {
    return at < text.length() && text.charAt(at) == wanted;
  }

  private void word(String word) {
    require(text.startsWith(word, at));
    at += word.length();
  }

  private void space() {
    while (is(' ') || is('\t') || is('\n') || is('\r')) {
      at++;
    }
  }

  private char peek() {
    require(at < text.length());
    return text.charAt(at);
  }

  private char next() {
    char next = peek();
    at++;
    return next;
  }

  private void require(boolean wellFormed) {
    if (!wellFormed) {
      throw new Malformed();
    }
  }
}
