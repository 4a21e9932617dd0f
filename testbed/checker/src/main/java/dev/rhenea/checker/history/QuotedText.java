package dev.rhenea.checker.history;

/** String literals, which JSON and EDN write alike. */
final class QuotedText {

  private static final String ESCAPED = "\"\\/bfnrt";
  private static final String MEANING = "\"\\/\b\f\n\r\t";

  private QuotedText() {}

  static void print(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int escape = c == '/' ? -1 : MEANING.indexOf(c);
      if (escape >= 0) {
        out.append('\\').append(ESCAPED.charAt(escape));
      } else if (c < ' ' || Character.isSurrogate(c)) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  static String parse(LineCursor in) throws MalformedHistoryException {
    int opened = in.column();
    in.expect('"', "to begin a string");
    String plain = in.run(QuotedText::isPlain);
    if (in.skip('"')) {
      return plain;
    }
    StringBuilder text = new StringBuilder(plain);
    while (!in.skip('"')) {
      if (in.peek() == LineCursor.END) {
        throw in.error(opened, "the string that begins here is not closed on its line");
      }
      if (in.skip('\\')) {
        text.append(escape(in));
      }
      text.append(in.run(QuotedText::isPlain));
    }
    return text.toString();
  }

  private static boolean isPlain(int c) {
    return c != '"' && c != '\\';
  }

  private static char escape(LineCursor in) throws MalformedHistoryException {
    if (in.skip('u')) {
      return unicode(in);
    }
    int known = ESCAPED.indexOf(in.peek());
    if (known < 0) {
      throw in.error("no escape begins with " + in.found());
    }
    in.next();
    return MEANING.charAt(known);
  }

  private static char unicode(LineCursor in) throws MalformedHistoryException {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(in.peek(), 16);
      if (digit < 0) {
        throw in.error("expected four hexadecimal digits, found " + in.found());
      }
      in.next();
      code = code * 16 + digit;
    }
    return (char) code;
  }
}
