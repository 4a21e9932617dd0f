package dev.rhenea.composition;

import dev.rhenea.composition.Lexer.Comment;
import dev.rhenea.composition.Token.Kind;
import dev.rhenea.spec.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lays out the words of a text that the {@link Parser} can read. A comment belongs to the item on
 * whose last line it stands, else to the next item; empty lines between parts stay, one of several.
 */
final class Formatter {
  private final List<Token> tokens;
  private final List<Comment> comments;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private int commented;

  /** Of the text as it was: the last line that has been laid out. */
  private int line;

  private Formatter(Lexer.Words words) {
    this.tokens = words.tokens();
    this.comments = words.comments();
  }

  /** The text, every line of it ended. */
  static String format(Lexer.Words words) {
    Formatter formatter = new Formatter(words);
    while (formatter.peek().text().equals("let")) {
      formatter.part();
    }
    formatter.part();
    formatter.above().forEach(formatter::comment);
    return formatter.out.toString();
  }

  /** A {@code let}, or the composition at the end. */
  private void part() {
    above().forEach(this::comment);
    separate(peek().region().line());
    String label = peek().text().equals("let") ? let() : "";
    Layout value = value();
    line = previous().region().line();
    out.append(label);
    value.write(out, 0, label.length(), 0);
    beside(previous()).ifPresent(comment -> out.append("  ").append(comment));
    out.append("\n");
  }

  private String let() {
    take();
    String name = take().text();
    take();
    return "let " + name + " = ";
  }

  private void comment(Comment comment) {
    separate(comment.region().line());
    line = comment.region().line();
    out.append(comment.text()).append("\n");
  }

  private void separate(int next) {
    if (!out.isEmpty() && next > line + 1) {
      out.append("\n");
    }
  }

  private Layout value() {
    Token first = take();
    return switch (first.kind()) {
      case OPEN_LIST -> group("[", Kind.CLOSE_LIST);
      case STRING -> new Layout.Words(new Value.Text(first.text()).toString());
      default -> {
        if (peek().kind() == Kind.OPEN) {
          take();
          yield group(first.text() + "(", Kind.CLOSE);
        }
        if (peek().kind() == Kind.RANGE) {
          take();
          yield new Layout.Words(first.text() + ".." + take().text());
        }
        yield new Layout.Words(first.text());
      }
    };
  }

  private Layout group(String open, Kind close) {
    List<Layout.Item> items = new ArrayList<>();
    while (peek().kind() != close) {
      List<String> above = above().stream().map(Comment::text).toList();
      String label = "";
      if (tokens.get(at + 1).kind() == Kind.COLON) {
        label = take().text() + ": ";
        take();
      }
      Layout value = value();
      Token last = previous();
      if (peek().kind() == Kind.COMMA) {
        take();
      }
      items.add(new Layout.Item(above, label, value, beside(last)));
    }
    List<String> left = above().stream().map(Comment::text).toList();
    take();
    return new Layout.Group(open, items, left, close == Kind.CLOSE ? ")" : "]");
  }

  /** The comments before the next word. */
  private List<Comment> above() {
    int from = commented;
    while (isCommentNext()) {
      commented++;
    }
    return comments.subList(from, commented);
  }

  /** The comment before the next word that stands on the line of {@code last}. */
  private Optional<String> beside(Token last) {
    return isCommentNext() && comments.get(commented).region().line() == last.region().line()
        ? Optional.of(comments.get(commented++).text())
        : Optional.empty();
  }

  private boolean isCommentNext() {
    return commented < comments.size()
        && comments.get(commented).region().isBefore(peek().region());
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token take() {
    return tokens.get(at++);
  }

  private Token previous() {
    return tokens.get(at - 1);
  }
}
