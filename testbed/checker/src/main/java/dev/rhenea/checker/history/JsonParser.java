package dev.rhenea.checker.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one line of JSON. */
final class JsonParser implements LineParser {

  private final LineCursor in;

  JsonParser(LineCursor in) {
    this.in = in;
  }

  @Override
  public boolean atEnd() {
    space();
    return in.peek() == LineCursor.END;
  }

  @Override
  public List<Field> fields() throws MalformedHistoryException {
    List<Field> fields = new ArrayList<>();
    in.expect('{', "to begin an operation");
    for (boolean first = true; !closes('}', first, "an operation"); first = false) {
      String name = key();
      int column = in.column();
      fields.add(new Field(name, value(1), column));
    }
    return fields;
  }

  private String key() throws MalformedHistoryException {
    String name = QuotedText.parse(in);
    space();
    in.expect(':', "after a key");
    space();
    return name;
  }

  /** Steps to the next item of a list or map; returns true, past the bracket, if none is left. */
  private boolean closes(char bracket, boolean first, String what)
      throws MalformedHistoryException {
    space();
    if (in.skip(bracket)) {
      return true;
    }
    if (!first) {
      in.expect(',', "or '" + bracket + "' in " + what);
      space();
    }
    return false;
  }

  private Value value(int depth) throws MalformedHistoryException {
    LineParser.checkDepth(depth, in);
    int c = in.peek();
    if (c == '"') {
      return new Value.Text(QuotedText.parse(in));
    }
    if (c == '[') {
      return seq(depth);
    }
    if (c == '{') {
      return mapping(depth);
    }
    int column = in.column();
    String token = in.run(JsonParser::inToken);
    return switch (token) {
      case "null" -> Value.nil();
      case "true" -> new Value.Bool(true);
      case "false" -> new Value.Bool(false);
      case "" -> throw in.error("expected a value, found " + in.found());
      default -> Numbers.parse(token, in, column);
    };
  }

  private Value seq(int depth) throws MalformedHistoryException {
    List<Value> items = new ArrayList<>();
    in.expect('[', "to begin a list");
    for (boolean first = true; !closes(']', first, "a list"); first = false) {
      items.add(value(depth + 1));
    }
    return new Value.Seq(items);
  }

  private Value mapping(int depth) throws MalformedHistoryException {
    Map<Value, Value> entries = new LinkedHashMap<>();
    in.expect('{', "to begin a map");
    for (boolean first = true; !closes('}', first, "a map"); first = false) {
      int column = in.column();
      String key = key();
      if (entries.put(new Value.Text(key), value(depth + 1)) != null) {
        throw in.error(column, "the key \"" + key + "\" occurs twice");
      }
    }
    return new Value.Mapping(entries);
  }

  private void space() {
    in.run(c -> c == ' ' || c == '\t' || c == '\r');
  }

  private static boolean inToken(int c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '+' || c == '.';
  }
}
