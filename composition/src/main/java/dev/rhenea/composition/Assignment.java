package dev.rhenea.composition;

import dev.rhenea.provider.ProtocolProvider;
import dev.rhenea.spec.Parameter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides which parameter each argument of a call is for. */
final class Assignment {
  private final Syntax.Call call;
  private final ProtocolProvider provider;
  private final List<Problem> problems;
  private final Map<String, List<Syntax>> given = new LinkedHashMap<>();

  Assignment(Syntax.Call call, ProtocolProvider provider, List<Problem> problems) {
    this.call = call;
    this.provider = provider;
    this.problems = problems;
  }

  /** What was written for each parameter, in the order of writing. */
  Map<String, List<Syntax>> given() {
    Iterator<Parameter> next =
        provider.parameters().stream()
            .filter(parameter -> parameter.position() == Parameter.Position.NEXT)
            .iterator();
    for (Syntax.Argument argument : call.arguments()) {
      if (argument.parameter().isPresent()) {
        named(argument.parameter().get(), argument.value());
      } else if (next.hasNext()) {
        add(next.next().name(), argument.value());
      } else {
        rest(argument.value());
      }
    }
    return given;
  }

  private void named(Syntax.Name name, Syntax value) {
    List<String> names = provider.parameters().stream().map(Parameter::name).toList();
    if (!names.contains(name.text())) {
      problems.add(
          new Problem(
              name.region(),
              "%s has no parameter '%s'; it has: %s"
                  .formatted(call.name(), name.text(), String.join(", ", names)),
              Spelling.nearest(name.text(), names)));
    } else if (given.containsKey(name.text())) {
      problems.add(Problem.at(name.region(), "'" + name.text() + "' is given twice"));
    } else {
      add(name.text(), value);
    }
  }

  private void rest(Syntax value) {
    Optional<Parameter> rest =
        provider.parameters().stream()
            .filter(parameter -> parameter.position() == Parameter.Position.REST)
            .findFirst();
    if (rest.isPresent()) {
      add(rest.get().name(), value);
    } else {
      problems.add(
          Problem.at(
              value.region(),
              call.name() + " takes no further argument without a parameter's name"));
    }
  }

  private void add(String parameter, Syntax value) {
    given.computeIfAbsent(parameter, name -> new ArrayList<>()).add(value);
  }
}
