package dev.rhenea.checker.linear;

import dev.rhenea.checker.Checker;
import dev.rhenea.checker.Findings;
import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.linear.Configuration.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Judges whether the objects of a model are linearizable, each by itself (Herlihy and Wing 1990):
 * is there an order of the calls that agrees with real time, in which each call is answered as it
 * was? Calls that ended as {@code ok} took effect between their invocation and their answer; those
 * that ended as {@code info}, or not at all, at any time after their invocation or never; those
 * that ended as {@code fail} did not. Real time is the order of indices.
 *
 * <p>The search is exact and may take too long: within its {@link Budget} it finds a linearization,
 * shows that there is none, or says that it does not know. The verdict is unknown, too, if no
 * answer says anything about the state.
 */
public final class LinearizabilityChecker<S> implements Checker {

  private final Model<S> model;
  private final Budget budget;

  public LinearizabilityChecker(Model<S> model, Budget budget) {
    this.model = model;
    this.budget = budget;
  }

  @Override
  public Verdict check(History history) {
    return judge(history).verdict();
  }

  /** Judges {@code history}, and says why. */
  public Judgement judge(History history) {
    OperationCounts operations = OperationCounts.of(history);
    List<Part<S>> parts = model.parts(history);
    Findings findings = new Findings();
    List<CounterExample> counterExamples = new ArrayList<>();
    List<String> doubts = new ArrayList<>();
    for (Part<S> part : parts) {
      Search<S> search = new Search<>(budget);
      switch (search.run(List.of(part.initial()), part.steps())) {
        case Outcome.Found<S>() -> {}
        case Outcome.GaveUp<S>(String reason) ->
            doubts.add(part.name().isEmpty() ? reason : part.name() + ": " + reason);
        case Outcome.Stuck<S> stuck -> {
          CounterExample example =
              counterExamples.size() < Findings.SHOWN_PER_RULE
                  ? reduced(part, stuck, search.visited())
                  : example(part, List.of(part.initial()), part.steps(), stuck);
          findings.add(example.violation());
          if (counterExamples.size() < Findings.SHOWN_PER_RULE) {
            counterExamples.add(example);
          }
        }
      }
    }
    return new Judgement(verdict(operations, parts, findings, doubts), counterExamples);
  }

  private static <S> Verdict verdict(
      OperationCounts operations, List<Part<S>> parts, Findings findings, List<String> doubts) {
    if (!findings.isEmpty()) {
      return findings.invalid(operations);
    }
    if (!doubts.isEmpty()) {
      return new Verdict.Unknown(operations, doubts.getFirst());
    }
    return parts.stream()
            .flatMap(part -> part.steps().stream())
            .anyMatch(step -> step.isRequired() && step.action().tells())
        ? new Verdict.Valid(operations)
        : new Verdict.Unknown(operations, "no answer says anything about the state");
  }

  private CounterExample reduced(Part<S> part, Outcome.Stuck<S> stuck, long visited) {
    long deadline = stuck.schedule().get(stuck.step()).end();
    Reduction<S> reduction = new Reduction<>(part, deadline, visited, budget);
    reduction.run();
    return new Search<S>(budget).run(reduction.beginnings(), reduction.steps())
            instanceof Outcome.Stuck<S> small
        ? example(part, reduction.beginnings(), reduction.steps(), small)
        : example(part, List.of(part.initial()), part.steps(), stuck);
  }

  private CounterExample example(
      Part<S> part, List<S> beginnings, List<Step<S>> steps, Outcome.Stuck<S> stuck) {
    Step<S> due = stuck.schedule().get(stuck.step());
    return new CounterExample(
        part.name(),
        due.call(),
        beginnings.stream().map(model::show).toList(),
        steps.stream().map(Step::call).filter(call -> call.start() < due.end()).toList(),
        stuck.endings().stream()
            .map(ending -> ending(stuck.schedule(), ending))
            .sorted(
                Comparator.comparingInt((CounterExample.Ending e) -> e.updates().size())
                    .thenComparing(CounterExample.Ending::toString))
            .limit(CounterExample.SHOWN)
            .toList(),
        stuck.endings().size());
  }

  private CounterExample.Ending ending(Schedule<S> schedule, Configuration<S> ending) {
    Deque<Call> updates = new ArrayDeque<>();
    for (Path path = ending.path; path != null; path = path.before()) {
      updates.addFirst(schedule.get(path.step()).call());
    }
    return new CounterExample.Ending(List.copyOf(updates), model.show(ending.state));
  }
}
