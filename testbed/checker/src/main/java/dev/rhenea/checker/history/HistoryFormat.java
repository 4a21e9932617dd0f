package dev.rhenea.checker.history;

/** How a line of a file holds one operation. */
public enum HistoryFormat {
  /**
   * {@code {"index":0,"time":12,"type":"invoke","process":3,"f":"append","value":"v"}}; the process
   * of the nemesis is {@code "nemesis"}.
   */
  JSON {
    @Override
    String print(Operation operation) {
      return JsonPrinter.print(operation);
    }

    @Override
    LineParser parser(LineCursor line) {
      return new JsonParser(line);
    }
  },

  /**
   * The same in EDN, as Jepsen's {@code history.edn} has it: {@code {:index 0, :time 12, :type
   * :invoke, :process 3, :f :append, :value "v"}}; the process of the nemesis is {@code :nemesis}.
   */
  EDN {
    @Override
    String print(Operation operation) {
      return EdnPrinter.print(operation);
    }

    @Override
    LineParser parser(LineCursor line) {
      return new EdnParser(line);
    }
  };

  /**
   * Returns the format of a file that begins with {@code beginning}: JSON has a string right after
   * the first brace, EDN has no such thing. Whatever is neither is taken for JSON.
   */
  public static HistoryFormat of(CharSequence beginning) {
    boolean braced = false;
    for (int i = 0; i < beginning.length(); i++) {
      char c = beginning.charAt(i);
      if (c == '#' || c == ';' || c == ':') {
        return EDN;
      }
      if (!Character.isWhitespace(c)) {
        if (braced || c != '{') {
          return JSON;
        }
        braced = true;
      }
    }
    return JSON;
  }

  abstract String print(Operation operation);

  abstract LineParser parser(LineCursor line);
}
