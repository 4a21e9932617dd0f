package dev.rhenea.composition;

/**
 * A word of the language.
 *
 * @param text the characters as written; of a string, its meaning
 */
record Token(Kind kind, String text, Region region) {
  enum Kind {
    /** Letters, digits, '-', '_' and single dots, starting with a letter. */
    NAME("a name"),
    /** Digits, perhaps with a fraction, perhaps with a unit. */
    NUMBER("a number"),
    /** Between double quotes. */
    STRING("a string"),
    OPEN("'('"),
    CLOSE("')'"),
    OPEN_LIST("'['"),
    CLOSE_LIST("']'"),
    COMMA("','"),
    COLON("':'"),
    EQUALS("'='"),
    RANGE("'..'"),
    END("the end");

    final String description;

    Kind(String description) {
      this.description = description;
    }
  }

  /** What a message calls this token. */
  String description() {
    return switch (kind) {
      case NAME, NUMBER -> "'" + text + "'";
      case STRING -> "a string";
      default -> kind.description;
    };
  }
}
