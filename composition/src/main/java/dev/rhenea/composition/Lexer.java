package dev.rhenea.composition;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into tokens and comments. What it cannot read it reports and leaves out. */
final class Lexer {
  private final String source;
  private final List<Problem> problems;
  private final List<Token> tokens = new ArrayList<>();
  private final List<Comment> comments = new ArrayList<>();
  private int at;
  private int line = 1;
  private int lineStart;

  private Lexer(String source, List<Problem> problems) {
    this.source = source;
    this.problems = problems;
  }

  /**
   * What a comment says, from its {@code #} to the end of its line, without spaces at the end.
   *
   * @param region where it stands
   */
  record Comment(String text, Region region) {}

  /**
   * A text cut up.
   *
   * @param tokens the last of them the end
   */
  record Words(List<Token> tokens, List<Comment> comments) {}

  /** The words of {@code source}; adds to {@code problems}. */
  static Words words(String source, List<Problem> problems) {
    Lexer lexer = new Lexer(source, problems);
    while (lexer.at < source.length()) {
      lexer.next();
    }
    lexer.add(Token.Kind.END, "", lexer.at);
    return new Words(lexer.tokens, lexer.comments);
  }

  private void next() {
    char c = source.charAt(at);
    if (c == '\n') {
      at++;
      line++;
      lineStart = at;
    } else if (Character.isWhitespace(c)) {
      at++;
    } else if (c == '#') {
      comment();
    } else if (isLetter(c)) {
      word(Token.Kind.NAME);
    } else if (isDigit(c)) {
      word(Token.Kind.NUMBER);
    } else if (c == '"') {
      string();
    } else {
      symbol(c);
    }
  }

  private void comment() {
    int start = at;
    while (at < source.length() && source.charAt(at) != '\n') {
      at++;
    }
    comments.add(new Comment(source.substring(start, at).stripTrailing(), region(start)));
  }

  private void word(Token.Kind kind) {
    int start = at;
    while (at < source.length() && isWordPart()) {
      at++;
    }
    add(kind, source.substring(start, at), start);
  }

  /** A dot belongs to a word unless another one follows: {@code n1..n5} is a range. */
  private boolean isWordPart() {
    char c = source.charAt(at);
    boolean dot = c == '.' && at + 1 < source.length() && isWord(source.charAt(at + 1));
    return isWord(c) || dot;
  }

  private static boolean isWord(char c) {
    return isLetter(c) || isDigit(c) || c == '-' || c == '_';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void string() {
    int start = at++;
    StringBuilder text = new StringBuilder();
    while (at < source.length() && source.charAt(at) != '"' && source.charAt(at) != '\n') {
      text.append(source.charAt(at) == '\\' ? escaped() : source.charAt(at));
      at++;
    }
    if (at < source.length() && source.charAt(at) == '"') {
      at++;
    } else {
      problems.add(Problem.at(region(start), "this string is not closed; end it with '\"'"));
    }
    add(Token.Kind.STRING, text.toString(), start);
  }

  private char escaped() {
    if (at + 1 < source.length()) {
      switch (source.charAt(at + 1)) {
        case 'n' -> {
          at++;
          return '\n';
        }
        case '"', '\\' -> {
          at++;
          return source.charAt(at);
        }
        default -> {}
      }
    }
    problems.add(Problem.at(new Region(line, column(at), 1), "write \\\\, \\\" or \\n"));
    return '\\';
  }

  private void symbol(char c) {
    int start = at++;
    Token.Kind kind =
        switch (c) {
          case '(' -> Token.Kind.OPEN;
          case ')' -> Token.Kind.CLOSE;
          case '[' -> Token.Kind.OPEN_LIST;
          case ']' -> Token.Kind.CLOSE_LIST;
          case ',' -> Token.Kind.COMMA;
          case ':' -> Token.Kind.COLON;
          case '=' -> Token.Kind.EQUALS;
          default -> Token.Kind.END;
        };
    if (c == '.' && at < source.length() && source.charAt(at) == '.') {
      at++;
      add(Token.Kind.RANGE, "..", start);
    } else if (kind == Token.Kind.END) {
      at += Character.charCount(source.codePointAt(start)) - 1;
      String character = source.substring(start, at);
      problems.add(Problem.at(region(start), "a composition has no '" + character + "'"));
    } else {
      add(kind, String.valueOf(c), start);
    }
  }

  private void add(Token.Kind kind, String text, int start) {
    tokens.add(new Token(kind, text, region(start)));
  }

  private Region region(int start) {
    return new Region(line, column(start), Math.max(1, at - start));
  }

  private int column(int index) {
    return index - lineStart + 1;
  }
}
