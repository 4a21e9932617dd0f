package dev.rhenea.worlds.schedule;

import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Problem;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the logs of a swarm run on, one after the other. */
public sealed interface Repertoire {
  /** How deep compositions are nested that nobody wrote. */
  int DEPTH = 3;

  /** A composition, on its nodes or on others. */
  record One(ProtocolSpec spec) implements Repertoire {}

  /** Memory and native Loglets by turns. */
  record Mixed() implements Repertoire {}

  /** Anything that can be made of memory and native Loglets, up to {@value #DEPTH} deep. */
  record Random() implements Repertoire {}

  /**
   * What {@code text} says: {@code mixed}, {@code random}, or a composition.
   *
   * @throws IllegalArgumentException if it is malformed; the message has every problem
   */
  static Repertoire parse(String text, Catalogue catalogue) {
    return switch (text.strip()) {
      case "mixed" -> new Mixed();
      case "random" -> new Random();
      default ->
          switch (Composition.parse(text, catalogue, Optional.empty())) {
            case Composition.Parsed.Accepted(ProtocolSpec spec) -> new One(spec);
            case Composition.Parsed.Refused(List<Problem> problems) ->
                throw new IllegalArgumentException(
                    problems.stream()
                        .map(problem -> problem.render(text))
                        .collect(Collectors.joining(System.lineSeparator())));
          };
    };
  }

  /** The text that {@link #parse} reads. */
  default String text(Catalogue catalogue) {
    return switch (this) {
      case Mixed mixed -> "mixed";
      case Random random -> "random";
      case One(ProtocolSpec spec) -> Composition.print(spec, catalogue);
    };
  }
}
