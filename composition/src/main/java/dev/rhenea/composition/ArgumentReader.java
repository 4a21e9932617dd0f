package dev.rhenea.composition;

import dev.rhenea.environment.NodeId;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what was written for a parameter as a value of its type. */
final class ArgumentReader {
  private final Vocabulary vocabulary;
  private final List<Problem> problems;
  private final Function<Syntax, Optional<ProtocolSpec>> compositions;

  ArgumentReader(
      Vocabulary vocabulary,
      List<Problem> problems,
      Function<Syntax, Optional<ProtocolSpec>> compositions) {
    this.vocabulary = vocabulary;
    this.problems = problems;
    this.compositions = compositions;
  }

  /** The value; empty if it is not of the parameter's type, which is reported. */
  Optional<Value> read(Parameter parameter, List<Syntax> written) {
    return switch (parameter.type()) {
      case Parameter.Type.Nodes(int least) ->
          several(parameter, written, least, "nodes", this::nodes);
      case Parameter.Type.Children(int least) ->
          several(parameter, written, least, "compositions", this::child);
      case Parameter.Type.Child type ->
          single(parameter, written, "one composition")
              .flatMap(syntax -> child(syntax).stream().findFirst());
      case Parameter.Type.Node type ->
          single(parameter, written, "a node")
              .flatMap(syntax -> nodes(syntax).stream().findFirst());
      default -> single(parameter, written, "one value").flatMap(only -> one(parameter, only));
    };
  }

  private Optional<Value> several(
      Parameter parameter,
      List<Syntax> written,
      int least,
      String what,
      Function<Syntax, List<Value>> read) {
    int before = problems.size();
    List<Value> values = new ArrayList<>();
    for (Syntax syntax : written) {
      List<Syntax> items = syntax instanceof Syntax.Bracket list ? list.items() : List.of(syntax);
      items.forEach(item -> values.addAll(read.apply(item)));
    }
    if (problems.size() == before && values.size() < least) {
      report(
          written.getFirst().region(),
          "%s takes at least %d %s, found %d"
              .formatted(parameter.name(), least, what, values.size()));
    }
    return problems.size() > before ? Optional.empty() : Optional.of(new Value.Items(values));
  }

  private Optional<Syntax> single(Parameter parameter, List<Syntax> written, String what) {
    if (written.size() > 1) {
      report(written.get(1).region(), parameter.name() + " takes " + what + " only");
      return Optional.empty();
    }
    return Optional.of(written.getFirst());
  }

  private Optional<Value> one(Parameter parameter, Syntax syntax) {
    Optional<? extends Value> value =
        switch (syntax) {
          case Syntax.Numeral number -> number(parameter.type(), number.text());
          case Syntax.Quoted quoted when parameter.type() instanceof Parameter.Type.Text ->
              Optional.of(new Value.Text(quoted.text()));
          case Syntax.Quoted quoted
              when parameter.type() instanceof Parameter.Type.Folder
                  || parameter.type() instanceof Parameter.Type.Bucket ->
              Optional.of(new Value.Folder(quoted.text()));
          case Syntax.Call call when parameter.type() instanceof Parameter.Type.File -> file(call);
          case Syntax.Name name
              when parameter.type() instanceof Parameter.Type.Choice(List<String> words)
                  && words.contains(name.text()) ->
              Optional.of(new Value.Word(name.text()));
          default -> Optional.empty();
        };
    if (value.isEmpty() && !(syntax instanceof Syntax.Missing)) {
      problems.add(
          new Problem(
              syntax.region(),
              parameter.name() + " takes " + wanted(parameter.type()),
              guess(parameter.type(), syntax)));
    }
    return value.map(found -> (Value) found);
  }

  private static Optional<? extends Value> number(Parameter.Type type, String text) {
    return switch (type) {
      case Parameter.Type.Whole(long least, long most) ->
          Literals.whole(text).filter(whole -> whole.number() >= least && whole.number() <= most);
      case Parameter.Type.Decimal decimal -> Literals.decimal(text);
      case Parameter.Type.Size size -> Literals.size(text);
      case Parameter.Type.Span span -> Literals.span(text);
      default -> Optional.empty();
    };
  }

  private static Optional<Value> file(Syntax.Call call) {
    return call.name().equals("file")
            && call.arguments().size() == 1
            && call.arguments().getFirst().value() instanceof Syntax.Quoted quoted
        ? Optional.of(new Value.File(quoted.text()))
        : Optional.empty();
  }

  private static String wanted(Parameter.Type type) {
    return switch (type) {
      case Parameter.Type.Whole(long least, long most) ->
          "a whole number from " + least + " to " + most;
      case Parameter.Type.Decimal decimal -> "a number, for example 0.5";
      case Parameter.Type.Size size -> "a size, for example 64KiB";
      case Parameter.Type.Span span -> "a duration, for example 5ms";
      case Parameter.Type.Text text -> "a string in double quotes";
      case Parameter.Type.Folder folder -> "a folder in double quotes";
      case Parameter.Type.Bucket bucket -> "the address of a bucket in double quotes";
      case Parameter.Type.File file -> "a file, for example file(\"log.key\")";
      case Parameter.Type.Choice(List<String> words) -> "one of " + String.join(", ", words);
      case Parameter.Type.Node node -> "a node";
      case Parameter.Type.Nodes nodes -> "nodes";
      case Parameter.Type.Child child -> "a composition";
      case Parameter.Type.Children children -> "compositions";
    };
  }

  private static Optional<String> guess(Parameter.Type type, Syntax syntax) {
    return type instanceof Parameter.Type.Choice(List<String> words)
            && syntax instanceof Syntax.Name name
        ? Spelling.nearest(name.text(), words)
        : Optional.empty();
  }

  private List<Value> child(Syntax syntax) {
    return compositions
        .apply(syntax)
        .<List<Value>>map(spec -> List.of(new Value.Child(spec)))
        .orElse(List.of());
  }

  private List<Value> nodes(Syntax syntax) {
    return switch (syntax) {
      case Syntax.Name name -> node(name.region(), name.text());
      case Syntax.Range range -> range(range);
      case Syntax.Missing missing -> List.of();
      case Syntax other -> {
        report(other.region(), "expected a node, for example n1");
        yield List.of();
      }
    };
  }

  private List<Value> range(Syntax.Range range) {
    Optional<List<String>> names = NodeRange.names(range.from(), range.to());
    if (names.isEmpty()) {
      report(range.region(), "a range counts up from one node to another, for example n1..n5");
    }
    return names.orElse(List.of()).stream()
        .flatMap(name -> node(range.region(), name).stream())
        .toList();
  }

  private List<Value> node(Region region, String name) {
    if (!vocabulary.isNode(name)) {
      problems.add(
          new Problem(
              region,
              "unknown node '%s'; this cluster has: %s"
                  .formatted(name, String.join(", ", vocabulary.nodeNames())),
              Spelling.nearest(name, vocabulary.nodeNames())));
      return List.of();
    }
    return List.of(new Value.Node(new NodeId(name)));
  }

  private void report(Region region, String message) {
    problems.add(Problem.at(region, message));
  }
}
