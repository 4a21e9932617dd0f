package dev.rhenea.composition;

import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.ArrayList;
import java.util.List;

/** Draws a spec. */
final class Tree {
  private final List<String> lines = new ArrayList<>();
  private final Vocabulary vocabulary;

  private Tree(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  static String draw(ProtocolSpec spec, Vocabulary vocabulary) {
    Tree tree = new Tree(vocabulary);
    tree.lines.add(tree.title(spec));
    tree.below(spec, "");
    return String.join("\n", tree.lines);
  }

  private void below(ProtocolSpec spec, String indent) {
    List<Branch> branches = new ArrayList<>();
    spec.arguments().forEach((name, value) -> branches(name, value, branches));
    for (int i = 0; i < branches.size(); i++) {
      boolean last = i == branches.size() - 1;
      String deeper = indent + (last ? "   " : "│  ");
      String stem = indent + (last ? "└─ " : "├─ ");
      switch (branches.get(i)) {
        case Branch.Leaf(String text) -> lines.add(stem + text);
        case Branch.Part(ProtocolSpec child) -> {
          lines.add(stem + title(child));
          below(child, deeper);
        }
      }
    }
  }

  private sealed interface Branch {
    record Leaf(String text) implements Branch {}

    record Part(ProtocolSpec spec) implements Branch {}
  }

  private static void branches(String name, Value value, List<Branch> found) {
    switch (value) {
      case Value.Child(ProtocolSpec spec) -> found.add(new Branch.Part(spec));
      case Value.Items(List<Value> items)
          when items.stream().allMatch(Value.Child.class::isInstance) && !items.isEmpty() ->
          items.forEach(item -> branches(name, item, found));
      case Value.Items(List<Value> items) ->
          found.add(
              new Branch.Leaf(
                  name + ": " + String.join(", ", items.stream().map(Value::toString).toList())));
      default -> found.add(new Branch.Leaf(name + ": " + value));
    }
  }

  private String title(ProtocolSpec spec) {
    return vocabulary
        .provider(spec.protocol())
        .map(provider -> spec.protocol() + "  " + provider.summary())
        .orElse(spec.protocol());
  }
}
