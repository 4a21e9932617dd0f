package dev.rhenea.spec;

import dev.rhenea.environment.NodeId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Typed access to a spec's arguments, for providers. The language has checked types against the
 * declared parameters before; a mismatch here is a spec built or stored wrongly.
 */
public record Arguments(ProtocolSpec spec) {
  /** The nodes under {@code parameter}; empty if it was left out. */
  public List<Value.Node> nodes(String parameter) {
    return switch (spec.argument(parameter).orElse(new Value.Items(List.of()))) {
      case Value.Items(List<Value> items) -> items.stream().map(Arguments::node).toList();
      case Value.Node node -> List.of(node);
      case Value other -> throw mismatch(parameter, "nodes", other);
    };
  }

  /** The names of the nodes under {@code parameter}. */
  public List<NodeId> nodeIds(String parameter) {
    return nodes(parameter).stream().map(Value.Node::id).toList();
  }

  public Optional<NodeId> node(String parameter) {
    return spec.argument(parameter).map(value -> node(value).id());
  }

  public long whole(String parameter, long otherwise) {
    return switch (spec.argument(parameter).orElse(new Value.Whole(otherwise))) {
      case Value.Whole(long number) -> number;
      case Value other -> throw mismatch(parameter, "a whole number", other);
    };
  }

  public Duration span(String parameter, Duration otherwise) {
    return switch (spec.argument(parameter).orElse(new Value.Span(otherwise))) {
      case Value.Span(Duration duration) -> duration;
      case Value other -> throw mismatch(parameter, "a duration", other);
    };
  }

  public long size(String parameter, long otherwise) {
    return switch (spec.argument(parameter).orElse(new Value.Size(otherwise))) {
      case Value.Size(long bytes) -> bytes;
      case Value other -> throw mismatch(parameter, "a size", other);
    };
  }

  public Optional<BigDecimal> decimal(String parameter) {
    return spec.argument(parameter)
        .map(value ->
            switch (value) {
              case Value.Decimal(BigDecimal number) -> number;
              case Value other -> throw mismatch(parameter, "a number", other);
            });
  }

  /** The path of the file under {@code parameter}. */
  public Optional<String> file(String parameter) {
    return spec.argument(parameter)
        .map(value ->
            switch (value) {
              case Value.File(String path) -> path;
              case Value other -> throw mismatch(parameter, "a file", other);
            });
  }

  public Optional<Value.Folder> folder(String parameter) {
    return spec.argument(parameter)
        .map(value ->
            switch (value) {
              case Value.Folder folder -> folder;
              case Value.Text(String path) -> new Value.Folder(path); // stored before N14 held
              case Value other -> throw mismatch(parameter, "a folder", other);
            });
  }

  public String word(String parameter, String otherwise) {
    return switch (spec.argument(parameter).orElse(new Value.Word(otherwise))) {
      case Value.Word(String word) -> word;
      case Value other -> throw mismatch(parameter, "a word", other);
    };
  }

  private static Value.Node node(Value value) {
    if (value instanceof Value.Node node) {
      return node;
    }
    throw new IllegalArgumentException("expected a node, found " + value);
  }

  private IllegalArgumentException mismatch(String parameter, String expected, Value found) {
    return new IllegalArgumentException(
        spec.protocol() + ": " + parameter + " takes " + expected + ", found " + found);
  }
}
