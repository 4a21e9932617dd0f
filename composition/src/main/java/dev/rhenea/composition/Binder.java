package dev.rhenea.composition;

import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.provider.ProtocolProvider;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Gives a syntax tree its meaning: protocols found, arguments matched to parameters, checked. */
final class Binder {
  private final Vocabulary vocabulary;
  private final List<Problem> problems;
  private final SequencedMap<String, Optional<ProtocolSpec>> lets = new LinkedHashMap<>();

  private Binder(Vocabulary vocabulary, List<Problem> problems) {
    this.vocabulary = vocabulary;
    this.problems = problems;
  }

  /** The spec that {@code text} means; empty if that could not be made out, which is reported. */
  static Optional<ProtocolSpec> bind(
      Syntax.Text text, Vocabulary vocabulary, List<Problem> problems) {
    Binder binder = new Binder(vocabulary, problems);
    for (Syntax.Binding binding : text.bindings()) {
      String name = binding.name().text();
      if (binder.lets.containsKey(name)) {
        binder.report(binding.name().region(), "'" + name + "' has a meaning already");
      }
      binder.lets.put(name, binder.composition(binding.value()));
    }
    return binder.composition(text.expression());
  }

  private Optional<ProtocolSpec> composition(Syntax syntax) {
    return switch (syntax) {
      case Syntax.Call call -> call(call);
      case Syntax.Name name when lets.containsKey(name.text()) -> lets.get(name.text());
      case Syntax.Name name -> {
        String hint =
            vocabulary.provider(name.text()).isPresent()
                ? "; write " + name.text() + "(...) with its arguments"
                : "";
        report(
            name.region(),
            "'" + name.text() + "' is not a composition" + hint,
            Spelling.nearest(name.text(), lets.keySet()));
        yield Optional.empty();
      }
      case Syntax.Missing missing -> Optional.empty();
      case Syntax other -> {
        report(other.region(), "expected a composition, for example native(n1, n2, n3)");
        yield Optional.empty();
      }
    };
  }

  private Optional<ProtocolSpec> call(Syntax.Call call) {
    Optional<? extends ProtocolProvider> provider = vocabulary.provider(call.name());
    if (provider.isEmpty()) {
      report(
          call.region(),
          "unknown protocol '%s'; installed: %s"
              .formatted(call.name(), String.join(", ", vocabulary.names())),
          Spelling.nearest(call.name(), vocabulary.names()));
      return Optional.empty();
    }
    int before = problems.size();
    Map<String, List<Syntax>> given = new Assignment(call, provider.get(), problems).given();
    ProtocolSpec spec = ProtocolSpec.of(call.name());
    for (Parameter parameter : provider.get().parameters()) {
      List<Syntax> written = given.getOrDefault(parameter.name(), List.of());
      Optional<Value> value =
          written.isEmpty()
              ? Optional.empty()
              : new ArgumentReader(vocabulary, problems, this::composition)
                  .read(parameter, written);
      if (value.isPresent()) {
        spec = spec.with(parameter.name(), value.get());
      } else if (written.isEmpty() && parameter.required()) {
        report(
            call.region(),
            "%s needs %s: %s".formatted(call.name(), parameter.name(), parameter.doc()));
      }
    }
    boolean whole =
        call.arguments().stream().noneMatch(argument -> argument.value() instanceof Syntax.Missing);
    return problems.size() > before || !whole
        ? Optional.empty()
        : validated(call, provider.get(), spec, given);
  }

  private Optional<ProtocolSpec> validated(
      Syntax.Call call,
      ProtocolProvider provider,
      ProtocolSpec spec,
      Map<String, List<Syntax>> given) {
    try {
      provider.validate(spec, vocabulary.catalogue());
      return Optional.of(spec);
    } catch (InvalidSpec invalid) {
      List<Syntax> written = given.getOrDefault(invalid.parameter(), List.of());
      Region region =
          written.isEmpty()
              ? call.region()
              : written.getFirst().region().to(written.getLast().region());
      String message = String.valueOf(invalid.getMessage());
      report(
          region, message.startsWith(call.name() + " ") ? message : call.name() + ": " + message);
      return Optional.empty();
    }
  }

  private void report(Region region, String message) {
    report(region, message, Optional.empty());
  }

  private void report(Region region, String message, Optional<String> suggestion) {
    problems.add(new Problem(region, message, suggestion));
  }
}
