package dev.rhenea.composition;

import java.util.List;
import java.util.Optional;

/** What was written, before anybody asked what it means. */
sealed interface Syntax {
  Region region();

  /** A node, a word, or a name given by {@code let}. */
  record Name(Region region, String text) implements Syntax {}

  /** A number, perhaps with a unit. */
  record Numeral(Region region, String text) implements Syntax {}

  record Quoted(Region region, String text) implements Syntax {}

  /** All nodes from one to another. */
  record Range(Region region, String from, String to) implements Syntax {}

  /** Several values in brackets. */
  record Bracket(Region region, List<Syntax> items) implements Syntax {}

  /** A protocol with its arguments; the region is that of its name. */
  record Call(Region region, String name, List<Argument> arguments) implements Syntax {}

  /** Nothing readable stood here; already reported. */
  record Missing(Region region) implements Syntax {}

  /** A value, perhaps with the name of its parameter. */
  record Argument(Optional<Name> parameter, Syntax value) {}

  /** A name for a part. */
  record Binding(Name name, Syntax value) {}

  /** A whole text. */
  record Text(List<Binding> bindings, Syntax expression) {}
}
