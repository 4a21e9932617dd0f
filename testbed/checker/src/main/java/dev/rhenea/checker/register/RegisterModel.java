package dev.rhenea.checker.register;

import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Value;
import dev.rhenea.checker.linear.Action;
import dev.rhenea.checker.linear.BlindUpdate;
import dev.rhenea.checker.linear.Model;
import dev.rhenea.checker.linear.Observation;
import dev.rhenea.checker.linear.Part;
import dev.rhenea.checker.linear.Step;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Registers with read, write and compare-and-set, in the shapes listed at {@link RegisterChecker},
 * for values that need not be unique.
 */
public final class RegisterModel implements Model<Value> {

  private final boolean keyed;
  private final Value initial;

  private RegisterModel(boolean keyed, Value initial) {
    this.keyed = keyed;
    this.initial = initial;
  }

  /** One register without a key, which holds {@code initial} at first. */
  public static RegisterModel single(Value initial) {
    return new RegisterModel(false, initial);
  }

  /** Any number of registers with keys, each of which holds {@code initial} at first. */
  public static RegisterModel keyed(Value initial) {
    return new RegisterModel(true, initial);
  }

  @Override
  public List<Part<Value>> parts(History history) {
    return RegisterCalls.byKey(history, keyed).entrySet().stream()
        .map(register ->
            new Part<>(
                keyed ? "key " + register.getKey() : "",
                initial,
                register.getValue().stream()
                    .filter(access -> !access.call().isFailed())
                    .map(access -> Step.of(access.call(), action(access)))
                    .toList()))
        .toList();
  }

  private static Action<Value> action(Access access) {
    return switch (access) {
      case Access.Read read -> new Read(read.observed());
      case Access.Write write -> new Write(write.written());
      case Access.Swap swap -> new Swap(swap.observed(), swap.written());
    };
  }

  private record Read(Value observed) implements Observation<Value> {
    @Override
    public Optional<Value> step(Value value) {
      return value.equals(observed) ? Optional.of(value) : Optional.empty();
    }

    @Override
    public Set<Value> needs() {
      return Set.of(observed);
    }
  }

  private record Write(Value written) implements BlindUpdate<Value> {
    @Override
    public Optional<Value> step(Value value) {
      return Optional.of(written);
    }

    @Override
    public Set<Value> brings() {
      return Set.of(written);
    }
  }

  private record Swap(Value observed, Value written) implements Action<Value> {
    @Override
    public Optional<Value> step(Value value) {
      return value.equals(observed) ? Optional.of(written) : Optional.empty();
    }

    @Override
    public boolean observes() {
      return observed.equals(written);
    }

    @Override
    public boolean tells() {
      return true;
    }

    @Override
    public Set<Value> brings() {
      return Set.of(written);
    }

    @Override
    public Set<Value> needs() {
      return Set.of(observed);
    }
  }
}
