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

  /** The spec drawn as a tree, one protocol or argument a line. */
  public static String draw(ProtocolSpec spec, Catalogue catalogue) {
    return Tree.draw(spec, new Vocabulary(catalogue, Vocabulary.Kind.LOGLET, Optional.empty()));
  }

  private static Parsed parse(String text, Vocabulary vocabulary) {
    List<Problem> problems = new ArrayList<>();
    List<Token> tokens = Lexer.tokens(text, problems);
    Syntax.Text syntax = Parser.parse(tokens, problems);
    Optional<ProtocolSpec> spec = Binder.bind(syntax, vocabulary, problems);
    problems.sort(BY_PLACE);
    return problems.isEmpty() && spec.isPresent()
        ? new Parsed.Accepted(spec.get())
        : new Parsed.Refused(problems);
  }
}
