package dev.rhenea.bench.experiment;

import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Literals;
import dev.rhenea.composition.NodeRange;
import dev.rhenea.composition.Problem;
import dev.rhenea.composition.Region;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads single values. What cannot be read is reported, with what was expected and an example, and
 * is empty.
 */
record Values(String source, Catalogue catalogue, List<Problem> problems) {
  private static final Pattern RANGE = Pattern.compile("(\\S+?)\\.\\.(\\S+)");
  private static final long MOST_NANOS = Duration.ofHours(1).toNanos();

  /** A line of text. */
  Optional<String> text(String key, Node node) {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return Optional.of(scalar.getValue().strip());
    }
    return refuse(node, key + " is a text");
  }

  /** One of some words. */
  Optional<String> word(String key, Node node, List<String> known) {
    Optional<String> word = text(key, node);
    if (word.isPresent() && !known.contains(word.get())) {
      problems.add(
          Problem.unknown(
              Place.of(node),
              "%s is one of %s, not '%s'".formatted(key, String.join(", ", known), word.get()),
              word.get(),
              known));
      return Optional.empty();
    }
    return word;
  }

  /** A whole number. */
  Optional<Long> count(String key, Node node, long least, long most) {
    Optional<Long> count =
        scalar(node).flatMap(Literals::whole).map(Value.Whole::number).filter(within(least, most));
    return count.isPresent()
        ? count
        : refuse(node, "%s is a whole number, %d to %d".formatted(key, least, most));
  }

  /** {@code 25%}, as a number. */
  Optional<Integer> percent(String key, Node node) {
    Optional<Integer> percent =
        before(node, "%")
            .flatMap(Literals::whole)
            .map(Value.Whole::number)
            .filter(within(0, 100))
            .map(Math::toIntExact);
    return percent.isPresent() ? percent : refuse(node, key + " is 0% to 100%, for example 25%");
  }

  /** {@code 300/s}, as a number. */
  Optional<Integer> rate(String key, Node node, int most) {
    Optional<Integer> rate =
        before(node, "/s")
            .flatMap(Literals::whole)
            .map(Value.Whole::number)
            .filter(within(1, most))
            .map(Math::toIntExact);
    return rate.isPresent()
        ? rate
        : refuse(node, "%s is 1/s to %d/s, for example 300/s".formatted(key, most));
  }

  /** {@code 500B}, in bytes. */
  Optional<Integer> size(String key, Node node, int least, int most) {
    Optional<Integer> size =
        scalar(node)
            .flatMap(Literals::size)
            .map(Value.Size::bytes)
            .filter(within(least, most))
            .map(Math::toIntExact);
    return size.isPresent()
        ? size
        : refuse(
            node,
            "%s is a size, %dB to %dKiB, for example 500B or 4KiB"
                .formatted(key, least, most >> 10));
  }

  /** {@code 10MiB/s}, in bytes. */
  Optional<Long> bandwidth(String key, Node node) {
    Optional<Long> bytes =
        before(node, "/s").flatMap(Literals::size).map(Value.Size::bytes).filter(each -> each > 0);
    return bytes.isPresent()
        ? bytes
        : refuse(node, key + " is a size a second, for example 10MiB/s");
  }

  /** {@code 5s}, above zero, at most an hour. */
  Optional<Duration> span(String key, Node node) {
    Optional<Duration> span =
        scalar(node)
            .flatMap(Literals::span)
            .map(Value.Span::duration)
            .filter(each -> each.isPositive() && each.toNanos() <= MOST_NANOS);
    return span.isPresent()
        ? span
        : refuse(node, key + " is a time up to 1h, for example 5s or 200ms");
  }

  /** A name, a list of names, or {@code n1..n3}; all of them {@code known} if that is given. */
  Optional<List<NodeId>> nodes(String key, Node node, Optional<List<NodeId>> known) {
    List<NodeId> found = new ArrayList<>();
    int before = problems.size();
    List<Node> items = node instanceof SequenceNode list ? list.getValue() : List.of(node);
    for (Node item : items) {
      found.addAll(named(key, item, known));
    }
    if (new LinkedHashSet<>(found).size() < found.size()) {
      return refuse(node, "each of " + key + " stands there once");
    }
    if (found.isEmpty() && problems.size() == before) {
      return refuse(node, key + " are nodes, for example n1, n1..n3 or [n1, n3]");
    }
    return problems.size() > before ? Optional.empty() : Optional.of(found);
  }

  private List<NodeId> named(String key, Node item, Optional<List<NodeId>> known) {
    String text = scalar(item).orElse("");
    Matcher range = RANGE.matcher(text);
    Optional<List<String>> names =
        range.matches()
            ? NodeRange.names(range.group(1), range.group(2))
            : Optional.of(List.of(text));
    if (names.isEmpty()) {
      problems.add(Problem.at(Place.of(item), "a range counts up, for example n1..n3"));
      return List.of();
    }
    List<NodeId> nodes = new ArrayList<>();
    for (String name : names.get()) {
      node(key, item, name, known).ifPresent(nodes::add);
    }
    return nodes;
  }

  private Optional<NodeId> node(String key, Node item, String name, Optional<List<NodeId>> known) {
    try {
      NodeId node = new NodeId(name);
      if (known.isPresent() && !known.get().contains(node)) {
        List<String> names = known.get().stream().map(NodeId::name).toList();
        problems.add(
            Problem.unknown(
                Place.of(item),
                "unknown node '%s'; this cluster has: %s".formatted(name, String.join(", ", names)),
                name,
                names));
        return Optional.empty();
      }
      return Optional.of(node);
    } catch (IllegalArgumentException noName) {
      return refuse(item, key + " are nodes, for example n1, n1..n3 or [n1, n3]");
    }
  }

  /** A Loglet over {@code nodes}. */
  Optional<ProtocolSpec> loglet(Node node, Optional<List<NodeId>> nodes) {
    return scalar(node)
        .map(text -> Composition.parse(text, catalogue, nodes))
        .flatMap(parsed -> understood(node, parsed))
        .or(() -> composition(node));
  }

  /** A register over {@code nodes}. */
  Optional<ProtocolSpec> register(Node node, Optional<List<NodeId>> nodes) {
    return scalar(node)
        .map(text -> Composition.parseRegister(text, catalogue, nodes))
        .flatMap(parsed -> understood(node, parsed))
        .or(() -> composition(node));
  }

  private Optional<ProtocolSpec> composition(Node node) {
    return node instanceof ScalarNode
        ? Optional.empty()
        : refuse(
            node,
            "expected a composition as a text; put it between quotes if it holds ': ' or brackets");
  }

  private Optional<ProtocolSpec> understood(Node node, Composition.Parsed parsed) {
    return switch (parsed) {
      case Composition.Parsed.Accepted(ProtocolSpec spec) -> Optional.of(spec);
      case Composition.Parsed.Refused(List<Problem> found) -> {
        for (Problem problem : found) {
          Region place = Place.within((ScalarNode) node, problem.region(), source);
          problems.add(new Problem(place, problem.message(), problem.suggestion()));
        }
        yield Optional.empty();
      }
    };
  }

  private static Optional<String> scalar(Node node) {
    return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
  }

  private static Optional<String> before(Node node, String unit) {
    return scalar(node)
        .filter(text -> text.endsWith(unit))
        .map(text -> text.substring(0, text.length() - unit.length()));
  }

  private static Predicate<Long> within(long least, long most) {
    return value -> value >= least && value <= most;
  }

  private <T> Optional<T> refuse(Node node, String expected) {
    String found =
        scalar(node).filter(text -> !text.isBlank()).map(text -> ", not '" + text + "'").orElse("");
    problems.add(Problem.at(Place.of(node), expected + found));
    return Optional.empty();
  }
}
