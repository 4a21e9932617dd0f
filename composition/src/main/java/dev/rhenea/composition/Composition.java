package dev.rhenea.composition;

import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The composition language: text to spec, and back. Pure. */
public final class Composition {
  private static final Comparator<Problem> BY_PLACE =
      Comparator.<Problem>comparingInt(problem -> problem.region().line())
          .thenComparingInt(problem -> problem.region().column());

  private Composition() {}

  /** What became of a text. */
  public sealed interface Parsed {
    /** A spec whose providers accept it. */
    record Accepted(ProtocolSpec spec) implements Parsed {}

    /** Everything that is wrong with the text, in the order of its lines; at least one problem. */
    record Refused(List<Problem> problems) implements Parsed {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  /**
   * The Loglet that {@code text} describes.
   *
   * @param nodes the cluster's nodes, others being unknown; if empty, any name may be a node's
   */
  public static Parsed parse(String text, Catalogue catalogue, Optional<List<NodeId>> nodes) {
    return parse(text, new Vocabulary(catalogue, Vocabulary.Kind.LOGLET, nodes));
  }

  /** The register that {@code text} describes. */
  public static Parsed parseRegister(
      String text, Catalogue catalogue, Optional<List<NodeId>> nodes) {
    return parse(text, new Vocabulary(catalogue, Vocabulary.Kind.REGISTER, nodes));
  }

  /** The canonical text of a Loglet's spec; parsing it gives the spec again. */
  public static String print(ProtocolSpec spec, Catalogue catalogue) {
    return Printer.print(spec, new Vocabulary(catalogue, Vocabulary.Kind.LOGLET, Optional.empty()));
  }

  /** The canonical text of a register's spec; parsing it gives the spec again. */
  public static String printRegister(ProtocolSpec spec, Catalogue catalogue) {
    return Printer.print(
        spec, new Vocabulary(catalogue, Vocabulary.Kind.REGISTER, Optional.empty()));
  }

  /** The spec drawn as a tree, one protocol or argument a line. */
  public static String draw(ProtocolSpec spec, Catalogue catalogue) {
    return Tree.draw(spec, new Vocabulary(catalogue, Vocabulary.Kind.LOGLET, Optional.empty()));
  }

  /** What became of the layout of a text. */
  public sealed interface Formatted {
    /** The same words and comments, in the order in which they stood. */
    record Done(String text) implements Formatted {}

    /** Everything that keeps the text from being read; at least one problem. */
    record Refused(List<Problem> problems) implements Formatted {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  /**
   * Lays {@code text} out anew, whether or not it means anything: comments, names and spellings
   * stay as they are, only white space changes. What was laid out once does not change again.
   */
  public static Formatted format(String text) {
    List<Problem> problems = new ArrayList<>();
    Lexer.Words words = Lexer.words(text, problems);
    Parser.parse(words.tokens(), problems);
    problems.sort(BY_PLACE);
    return problems.isEmpty()
        ? new Formatted.Done(Formatter.format(words))
        : new Formatted.Refused(problems);
  }

  private static Parsed parse(String text, Vocabulary vocabulary) {
    List<Problem> problems = new ArrayList<>();
    List<Token> tokens = Lexer.words(text, problems).tokens();
    Syntax.Text syntax = Parser.parse(tokens, problems);
    Optional<ProtocolSpec> spec = Binder.bind(syntax, vocabulary, problems);
    problems.sort(BY_PLACE);
    return problems.isEmpty() && spec.isPresent()
        ? new Parsed.Accepted(spec.get())
        : new Parsed.Refused(problems);
  }
}
