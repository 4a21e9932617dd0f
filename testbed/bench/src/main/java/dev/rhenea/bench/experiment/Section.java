package dev.rhenea.bench.experiment;

import dev.rhenea.composition.Problem;
import dev.rhenea.composition.Region;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Some keys with their values, none of them unknown and none of them twice. */
final class Section {
  private final String name;
  private final Region place;
  private final SequencedMap<String, Node> values = new LinkedHashMap<>();
  private final SequencedMap<String, Region> keys = new LinkedHashMap<>();
  private final List<Problem> problems;

  private Section(String name, Region place, List<Problem> problems) {
    this.name = name;
    this.place = place;
    this.problems = problems;
  }

  /**
   * What {@code node} holds; what is wrong with it is added to {@code problems}.
   *
   * @param name what messages call it
   * @param known every key there may be
   */
  static Section of(String name, Node node, List<String> known, List<Problem> problems) {
    Section section = new Section(name, Place.of(node), problems);
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(tuple -> section.add(tuple, known));
    } else {
      problems.add(
          Problem.at(
              section.place,
              "expected %s, as lines 'key: value' with the keys %s"
                  .formatted(name, String.join(", ", known))));
    }
    return section;
  }

  private void add(NodeTuple tuple, List<String> known) {
    Region at = Place.of(tuple.getKeyNode());
    String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    if (!known.contains(key)) {
      problems.add(
          Problem.unknown(
              at,
              "%s has no '%s'; it has: %s".formatted(name, key, String.join(", ", known)),
              key,
              known));
    } else if (values.containsKey(key)) {
      problems.add(Problem.at(at, "'" + key + "' stands here twice"));
    } else {
      values.put(key, tuple.getValueNode());
      keys.put(key, at);
    }
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  Optional<Node> find(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** What {@code read} makes of the value; empty if there is none. */
  <T> Optional<T> read(String key, BiFunction<String, Node, Optional<T>> read) {
    return find(key).flatMap(value -> read.apply(key, value));
  }

  /** The same of a value that must be there. */
  <T> Optional<T> need(String key, String example, BiFunction<String, Node, Optional<T>> read) {
    if (!has(key)) {
      problems.add(
          Problem.at(
              place, "%s needs '%s', for example '%s: %s'".formatted(name, key, key, example)));
    }
    return read(key, read);
  }

  /** Where {@code key} stands, or this section if it does not. */
  Region place(String key) {
    return keys.getOrDefault(key, place);
  }

  /** Where it begins. */
  Region place() {
    return place;
  }
}
