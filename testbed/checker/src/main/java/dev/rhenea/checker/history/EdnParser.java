package dev.rhenea.checker.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads one line of EDN. Distinctions that no checker makes are dropped: a list or a set becomes a
 * sequence, a symbol or a character a string, and a tagged element is its value without the tag.
 */
final class EdnParser implements LineParser {

  /** Addresses of objects, as Clojure prints them. */
  private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-f]{1,15}");

  private final LineCursor in;

  EdnParser(LineCursor in) {
    this.in = in;
  }

  @Override
  public boolean atEnd() {
    space();
    return in.peek() == LineCursor.END;
  }

  @Override
  public List<Field> fields() throws MalformedHistoryException {
    if (in.skip('#')) {
      in.run(EdnParser::inToken);
      space();
    }
    List<Field> fields = new ArrayList<>();
    in.expect('{', "to begin an operation");
    while (!closes('}', 0)) {
      Value key = value(1);
      space();
      int column = in.column();
      String name = key instanceof Value.Keyword keyword ? keyword.name() : key.toString();
      fields.add(new Field(name, value(1), column));
    }
    return fields;
  }

  /** Steps to the next item; returns true, past the bracket, if none is left. */
  private boolean closes(char bracket, int depth) throws MalformedHistoryException {
    space();
    while (discarded(depth)) {
      space();
    }
    if (in.peek() == LineCursor.END) {
      throw in.error("expected '" + bracket + "', found the end of the line");
    }
    return in.skip(bracket);
  }

  private boolean discarded(int depth) throws MalformedHistoryException {
    if (!in.skip("#_")) {
      return false;
    }
    space();
    value(depth + 1);
    return true;
  }

  private Value value(int depth) throws MalformedHistoryException {
    LineParser.checkDepth(depth, in);
    space();
    return switch (in.peek()) {
      case '"' -> new Value.Text(QuotedText.parse(in));
      case '[' -> seq('[', ']', depth);
      case '(' -> seq('(', ')', depth);
      case '{' -> mapping(depth);
      case '#' -> dispatch(depth);
      case ':' -> keyword();
      case '\\' -> character();
      default -> atom();
    };
  }

  private Value seq(char opening, char closing, int depth) throws MalformedHistoryException {
    in.expect(opening, "to begin a list");
    List<Value> items = new ArrayList<>();
    while (!closes(closing, depth)) {
      items.add(value(depth + 1));
    }
    return new Value.Seq(items);
  }

  private Value mapping(int depth) throws MalformedHistoryException {
    in.expect('{', "to begin a map");
    Map<Value, Value> entries = new LinkedHashMap<>();
    while (!closes('}', depth)) {
      int column = in.column();
      Value key = value(depth + 1);
      if (entries.put(key, value(depth + 1)) != null) {
        throw in.error(column, "the key " + key + " occurs twice");
      }
    }
    return new Value.Mapping(entries);
  }

  private Value dispatch(int depth) throws MalformedHistoryException {
    int column = in.column();
    in.expect('#', "to begin a set or a tag");
    if (in.peek() == '{') {
      return seq('{', '}', depth);
    }
    if (in.skip('_')) {
      value(depth + 1);
      return value(depth + 1);
    }
    String tag = in.run(EdnParser::inToken);
    if (!Names.isName(tag)) {
      throw in.error(column, "'#" + tag + "' begins neither a set nor a tagged value");
    }
    return value(depth + 1);
  }

  private Value keyword() throws MalformedHistoryException {
    int column = in.column();
    in.expect(':', "to begin a keyword");
    String name = in.run(EdnParser::inToken);
    if (!Names.isName(name)) {
      throw in.error(column, "':" + name + "' is not a keyword");
    }
    return new Value.Keyword(name);
  }

  private Value character() throws MalformedHistoryException {
    in.expect('\\', "to begin a character");
    String first = in.peek() == LineCursor.END ? "" : String.valueOf((char) in.next());
    return new Value.Text(first + in.run(EdnParser::inToken));
  }

  private Value atom() throws MalformedHistoryException {
    int column = in.column();
    String token = in.run(EdnParser::inToken);
    return switch (token) {
      case "nil" -> Value.nil();
      case "true" -> new Value.Bool(true);
      case "false" -> new Value.Bool(false);
      case "" -> throw in.error("expected a value, found " + in.found());
      default -> isNumber(token) ? number(token, column) : new Value.Text(token);
    };
  }

  private static boolean isNumber(String token) {
    int sign = token.startsWith("+") || token.startsWith("-") ? 1 : 0;
    return token.length() > sign && Character.digit(token.charAt(sign), 10) >= 0;
  }

  private Value number(String token, int column) throws MalformedHistoryException {
    if (HEXADECIMAL.matcher(token).matches()) {
      return new Value.Int(Long.parseLong(token, 2, token.length(), 16));
    }
    boolean exact = token.endsWith("N") || token.endsWith("M");
    String unsuffixed = exact ? token.substring(0, token.length() - 1) : token;
    boolean plus = unsuffixed.startsWith("+");
    return Numbers.parse(plus ? unsuffixed.substring(1) : unsuffixed, in, column);
  }

  private void space() {
    in.run(c -> c == ' ' || c == '\t' || c == '\r' || c == ',');
    if (in.peek() == ';') {
      in.run(c -> true);
    }
  }

  private static boolean inToken(int c) {
    return c > ' ' && "()[]{}\";,\\".indexOf(c) < 0;
  }
}
