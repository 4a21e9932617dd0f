package dev.rhenea.composition;

import dev.rhenea.provider.ProtocolProvider;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a spec the way a person would: leading arguments bare, the others with their names. */
final class Printer {
  private Printer() {}

  static String print(ProtocolSpec spec, Vocabulary vocabulary) {
    List<String> bare = new ArrayList<>();
    List<String> named = new ArrayList<>();
    spec.arguments()
        .forEach((name, value) -> {
          String text = text(value, vocabulary);
          switch (position(spec, name, vocabulary)) {
            case NAMED -> named.add(name + ": " + text);
            case NEXT -> bare.add(text);
            case REST -> bare.add(items(value, vocabulary));
          }
        });
    bare.addAll(named);
    return spec.protocol() + "(" + String.join(", ", bare) + ")";
  }

  private static Parameter.Position position(
      ProtocolSpec spec, String name, Vocabulary vocabulary) {
    Optional<? extends ProtocolProvider> provider = vocabulary.provider(spec.protocol());
    return provider.stream()
        .flatMap(found -> found.parameters().stream())
        .filter(parameter -> parameter.name().equals(name))
        .map(Parameter::position)
        .findFirst()
        .orElse(Parameter.Position.NAMED);
  }

  private static String text(Value value, Vocabulary vocabulary) {
    return switch (value) {
      case Value.Child(ProtocolSpec spec) -> print(spec, vocabulary);
      case Value.Items items -> "[" + items(items, vocabulary) + "]";
      default -> value.toString();
    };
  }

  private static String items(Value value, Vocabulary vocabulary) {
    return value instanceof Value.Items(List<Value> items)
        ? items.stream().map(item -> text(item, vocabulary)).collect(Collectors.joining(", "))
        : text(value, vocabulary);
  }
}
