package dev.rhenea.spec;

import dev.rhenea.environment.NodeId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.UnaryOperator;

/**
 * A Loglet or a register, described: a protocol and its named arguments, which may be specs
 * themselves.
 *
 * @param protocol the provider's name, e.g. {@code native}
 * @param specVersion the version of the provider's parameters this was written for, from 1
 * @param arguments by parameter name, in the order in which they were given
 */
public record ProtocolSpec(
    String protocol, int specVersion, SequencedMap<String, Value> arguments) {
  public ProtocolSpec {
    if (!protocol.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException("not a protocol name: '" + protocol + "'");
    }
    arguments = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(arguments));
  }

  /** A spec of version 1 without arguments; add them by {@link #with}. */
  public static ProtocolSpec of(String protocol) {
    return new ProtocolSpec(protocol, 1, new LinkedHashMap<>());
  }

  /** This spec with one argument set. */
  public ProtocolSpec with(String parameter, Value value) {
    SequencedMap<String, Value> next = new LinkedHashMap<>(arguments);
    next.put(parameter, value);
    return new ProtocolSpec(protocol, specVersion, next);
  }

  /** This spec with one argument left out, if it is there. */
  public ProtocolSpec without(String parameter) {
    SequencedMap<String, Value> next = new LinkedHashMap<>(arguments);
    next.remove(parameter);
    return new ProtocolSpec(protocol, specVersion, next);
  }

  /** This spec with a list of nodes as one argument. */
  public ProtocolSpec withNodes(String parameter, List<NodeId> nodes) {
    return with(parameter, new Value.Items(nodes.stream().map(Value.Node::new).toList()));
  }

  public Optional<Value> argument(String parameter) {
    return Optional.ofNullable(arguments.get(parameter));
  }

  /** The specs among the arguments, in order: a combinator's children. */
  public List<ProtocolSpec> children() {
    List<ProtocolSpec> found = new ArrayList<>();
    arguments.values().forEach(value -> collect(value, found));
    return found;
  }

  /** Every node named in this spec or in its children, in order of first appearance. */
  public SequencedSet<NodeId> nodes() {
    SequencedSet<NodeId> found = new LinkedHashSet<>();
    mapNodes(node -> {
      found.add(node.id());
      return node;
    });
    return found;
  }

  /** Every folder named in this spec or in its children, in order of first appearance. */
  public SequencedSet<Value.Folder> folders() {
    SequencedSet<Value.Folder> found = new LinkedHashSet<>();
    map(value -> {
      if (value instanceof Value.Folder folder) {
        found.add(folder);
      }
      return value;
    });
    return found;
  }

  /** This spec with every node in it, also in its children, replaced by {@code change}. */
  public ProtocolSpec mapNodes(UnaryOperator<Value.Node> change) {
    return map(value -> value instanceof Value.Node node ? change.apply(node) : value);
  }

  /** This spec as people write it: storage ids left out, also in its children. */
  public ProtocolSpec unbound() {
    return map(value ->
        switch (value) {
          case Value.Node node -> new Value.Node(node.id());
          case Value.Folder folder -> new Value.Folder(folder.path());
          default -> value;
        });
  }

  /**
   * This spec with parts of it exchanged, from the top: with what {@code change} makes of it, if
   * that is another spec, or else with its children, each changed like this.
   */
  public ProtocolSpec mapSpecs(UnaryOperator<ProtocolSpec> change) {
    ProtocolSpec changed = change.apply(this);
    if (!changed.equals(this)) {
      return changed;
    }
    SequencedMap<String, Value> next = new LinkedHashMap<>();
    arguments.forEach((name, value) -> next.put(name, mapSpecs(value, change)));
    return new ProtocolSpec(protocol, specVersion, next);
  }

  private static Value mapSpecs(Value value, UnaryOperator<ProtocolSpec> change) {
    return switch (value) {
      case Value.Items(List<Value> items) ->
          new Value.Items(items.stream().map(item -> mapSpecs(item, change)).toList());
      case Value.Child(ProtocolSpec spec) -> new Value.Child(spec.mapSpecs(change));
      default -> value;
    };
  }

  private ProtocolSpec map(UnaryOperator<Value> change) {
    SequencedMap<String, Value> next = new LinkedHashMap<>();
    arguments.forEach((name, value) -> next.put(name, map(value, change)));
    return new ProtocolSpec(protocol, specVersion, next);
  }

  private static void collect(Value value, List<ProtocolSpec> found) {
    switch (value) {
      case Value.Child(ProtocolSpec spec) -> found.add(spec);
      case Value.Items(List<Value> items) -> items.forEach(item -> collect(item, found));
      default -> {}
    }
  }

  private static Value map(Value value, UnaryOperator<Value> change) {
    return switch (value) {
      case Value.Items(List<Value> items) ->
          new Value.Items(items.stream().map(item -> map(item, change)).toList());
      case Value.Child(ProtocolSpec spec) -> new Value.Child(spec.map(change));
      default -> change.apply(value);
    };
  }

  /** The spec in the composition language's spelling, arguments named. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    arguments.forEach((name, value) -> parts.add(name + ": " + value));
    return protocol + "(" + String.join(", ", parts) + ")";
  }
}
