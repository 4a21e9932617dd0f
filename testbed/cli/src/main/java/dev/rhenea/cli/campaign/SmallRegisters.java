package dev.rhenea.cli.campaign;

import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.Value;
import dev.rhenea.cli.campaign.SampleClients.Request;
import dev.rhenea.cli.check.Subject.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Small histories of one register that holds 0 at first, as odd as they come: few clients or many,
 * values that repeat or never do, answers that got lost. Two of three were spoiled, and may be
 * wrong; the third is correct by construction.
 *
 * <p>The last call is a read that was answered, so that there always is something to judge.
 */
final class SmallRegisters {
  private final SplittableRandom random;
  private final boolean unique;
  private long value;
  private long written;

  private SmallRegisters(SplittableRandom random) {
    this.random = random;
    this.unique = random.nextBoolean();
  }

  /** The history of one seed. */
  static List<Operation> of(Kind kind, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SmallRegisters register = new SmallRegisters(random);
    double loss = random.nextBoolean() ? 0.1 : 0;
    int kinds = kind == Kind.CAS_REGISTER ? 3 : 2;
    List<Operation> history =
        new SampleClients(random, random.nextInt(2, 6), loss)
            .run(random.nextInt(4, 16), () -> register.request(random.nextInt(kinds)))
            .run(1, () -> register.read(false))
            .operations();
    return seed % 3 == 0 ? history : register.spoiled(history);
  }

  private Request request(int which) {
    return switch (which) {
      case 0 -> read(true);
      case 1 -> write(fresh());
      default -> swap(unique ? value : any(), fresh());
    };
  }

  private long fresh() {
    return unique ? ++written : any();
  }

  /** A value that was written, or may have been. */
  private long any() {
    return random.nextLong(unique ? written + 1 : 3);
  }

  private Request read(boolean mayBeLost) {
    return new Request("read", Value.nil(), mayBeLost, () -> Value.of(value));
  }

  private Request write(long wanted) {
    Supplier<Value> effect =
        () -> {
          value = wanted;
          return Value.of(wanted);
        };
    return new Request("write", Value.of(wanted), true, effect);
  }

  private Request swap(long expected, long wanted) {
    Value change = Value.seq(Value.of(expected), Value.of(wanted));
    Supplier<Value> effect =
        () -> {
          if (value != expected) {
            return SampleClients.REFUSED;
          }
          value = wanted;
          return change;
        };
    return new Request("cas", change, true, effect);
  }

  private List<Operation> spoiled(List<Operation> history) {
    List<Operation> spoiled = new ArrayList<>(history);
    for (int times = random.nextInt(1, 6); times > 0; times--) {
      switch (random.nextInt(5)) {
        case 0 -> swapNeighbours(spoiled);
        case 1 -> changeOutcome(spoiled);
        default -> changeRead(spoiled);
      }
    }
    return spoiled;
  }

  /** Turns the real-time order of two neighbours around, unless one process did both. */
  private void swapNeighbours(List<Operation> history) {
    int at = random.nextInt(history.size() - 1);
    Operation one = history.get(at);
    Operation other = history.get(at + 1);
    if (!one.process().equals(other.process())) {
      history.set(at, moved(other, at));
      history.set(at + 1, moved(one, at + 1));
    }
  }

  private static Operation moved(Operation o, int index) {
    return new Operation(index, index, o.type(), o.process(), o.f(), o.value());
  }

  /** Denies an update that happened, or vouches for one that was refused or got lost. */
  private void changeOutcome(List<Operation> history) {
    int at = random.nextInt(history.size());
    Operation o = history.get(at);
    if (!o.f().equals("read") && o.type() != Operation.Type.INVOKE) {
      Operation.Type other =
          o.type() == Operation.Type.OK ? Operation.Type.FAIL : Operation.Type.OK;
      history.set(at, new Operation(at, at, other, o.process(), o.f(), o.value()));
    }
  }

  private void changeRead(List<Operation> history) {
    List<Operation> reads =
        history.stream()
            .filter(o -> o.type() == Operation.Type.OK && o.f().equals("read"))
            .toList();
    Operation read = reads.get(random.nextInt(reads.size()));
    int at = Math.toIntExact(read.index());
    Value other = Value.of(any());
    history.set(at, new Operation(at, at, read.type(), read.process(), read.f(), other));
  }
}
