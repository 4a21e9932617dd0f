package dev.rhenea.composition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads tokens by recursive descent. After an error it skips to the next comma or closing bracket,
 * so that one slip is one message and the rest is still read.
 *
 * <pre>
 *   text     = { "let" NAME "=" value } value
 *   value    = NAME [ ".." NAME | "(" [ argument { "," argument } ] ")" ]
 *            | NUMBER | STRING | "[" [ value { "," value } ] "]"
 *   argument = [ NAME ":" ] value
 * </pre>
 */
final class Parser {
  private final List<Token> tokens;
  private final List<Problem> problems;
  private int at;

  private Parser(List<Token> tokens, List<Problem> problems) {
    this.tokens = tokens;
    this.problems = problems;
  }

  static Syntax.Text parse(List<Token> tokens, List<Problem> problems) {
    Parser parser = new Parser(tokens, problems);
    List<Syntax.Binding> bindings = new ArrayList<>();
    while (parser.isName("let")) {
      parser.binding().ifPresent(bindings::add);
    }
    Syntax expression = parser.value("a protocol, for example native(n1, n2, n3)");
    if (!parser.is(Token.Kind.END) && !(expression instanceof Syntax.Missing)) {
      parser.expected("the end of the composition");
    }
    return new Syntax.Text(bindings, expression);
  }

  private Optional<Syntax.Binding> binding() {
    take();
    if (!is(Token.Kind.NAME)) {
      expected("a name after 'let'");
      skipLine();
      return Optional.empty();
    }
    Token name = take();
    if (is(Token.Kind.EQUALS)) {
      take();
    } else {
      expected("'=' after 'let " + name.text() + "'");
    }
    Syntax value = value("a protocol");
    return Optional.of(new Syntax.Binding(new Syntax.Name(name.region(), name.text()), value));
  }

  private Syntax value(String wanted) {
    Token first = peek();
    return switch (first.kind()) {
      case NAME -> afterName(take());
      case NUMBER -> new Syntax.Numeral(take().region(), first.text());
      case STRING -> new Syntax.Quoted(take().region(), first.text());
      case OPEN_LIST -> bracket(take());
      default -> {
        expected(wanted);
        yield new Syntax.Missing(first.region());
      }
    };
  }

  private Syntax afterName(Token name) {
    if (is(Token.Kind.OPEN)) {
      take();
      List<Syntax.Argument> arguments = new ArrayList<>();
      list(Token.Kind.CLOSE, "the arguments of " + name.text(), () -> arguments.add(argument()));
      return new Syntax.Call(name.region(), name.text(), List.copyOf(arguments));
    }
    if (is(Token.Kind.RANGE)) {
      take();
      if (!is(Token.Kind.NAME)) {
        expected("the last node of the range");
        return new Syntax.Missing(peek().region());
      }
      Token last = take();
      return new Syntax.Range(name.region().to(last.region()), name.text(), last.text());
    }
    return new Syntax.Name(name.region(), name.text());
  }

  private Syntax bracket(Token open) {
    List<Syntax> items = new ArrayList<>();
    list(Token.Kind.CLOSE_LIST, "the list", () -> items.add(value("a value")));
    return new Syntax.Bracket(open.region(), List.copyOf(items));
  }

  private Syntax.Argument argument() {
    if (is(Token.Kind.NAME) && tokens.get(at + 1).kind() == Token.Kind.COLON) {
      Token name = take();
      take();
      Syntax.Name parameter = new Syntax.Name(name.region(), name.text());
      return new Syntax.Argument(Optional.of(parameter), value("a value for " + name.text()));
    }
    return new Syntax.Argument(Optional.empty(), value("an argument"));
  }

  /** Items between commas, up to and including {@code end}. */
  private void list(Token.Kind end, String what, Runnable item) {
    if (is(end)) {
      take();
      return;
    }
    while (true) {
      int before = problems.size();
      item.run();
      if (problems.size() > before) {
        recover();
      }
      switch (peek().kind()) {
        case COMMA -> take();
        case END -> {
          expected(end.description + " after " + what);
          return;
        }
        case CLOSE, CLOSE_LIST -> {
          if (!is(end)) {
            expected(end.description + " after " + what);
          }
          take();
          return;
        }
        case NAME, NUMBER, STRING, OPEN_LIST ->
            expected("',' or " + end.description); // read on as if there were a comma
        default -> {
          expected("',' or " + end.description);
          recover();
        }
      }
    }
  }

  /** Skips to a comma or a closing bracket of the list that is being read, or to the end. */
  private void recover() {
    int depth = 0;
    while (!is(Token.Kind.END)) {
      switch (peek().kind()) {
        case OPEN, OPEN_LIST -> depth++;
        case COMMA -> {
          if (depth == 0) {
            return;
          }
        }
        case CLOSE, CLOSE_LIST -> {
          if (depth == 0) {
            return;
          }
          depth--;
        }
        default -> {}
      }
      take();
    }
  }

  private void skipLine() {
    int line = peek().region().line();
    while (!is(Token.Kind.END) && peek().region().line() == line) {
      take();
    }
  }

  private void expected(String wanted) {
    Token found = peek();
    problems.add(
        Problem.at(found.region(), "expected " + wanted + ", found " + found.description()));
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token take() {
    Token token = tokens.get(at);
    if (token.kind() != Token.Kind.END) {
      at++;
    }
    return token;
  }

  private boolean is(Token.Kind kind) {
    return peek().kind() == kind;
  }

  private boolean isName(String text) {
    return is(Token.Kind.NAME) && peek().text().equals(text);
  }
}
