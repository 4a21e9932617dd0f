package dev.rhenea.checker;

import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.ProcessId;
import dev.rhenea.checker.history.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Runs random clients against an object that is correct by construction: each call takes effect at
 * one moment between its invocation and its answer. Calls may fail before they took effect, and may
 * end as info whether or not they did, or will.
 *
 * @param <S> the object
 */
public final class RandomHistory<S> {

  /** What a client may ask next, and what the object then does. */
  public interface Model<S> {
    /** Draws a request; values that are written must be unique. */
    Request<S> request(RandomGenerator random);
  }

  /**
   * A request.
   *
   * @param mayFail whether {@code fail} is a possible answer
   */
  public record Request<S>(String f, Value argument, boolean mayFail, Effect<S> effect) {}

  /** What a request does to the object; the result is the value of its {@code ok}. */
  @FunctionalInterface
  public interface Effect<S> {
    Value apply(S object);
  }

  private final class Pending {
    private final long process;
    private final Request<S> request;
    private boolean done;
    private Value result = Value.nil();

    Pending(long process, Request<S> request) {
      this.process = process;
      this.request = request;
    }

    void takeEffect() {
      if (!done) {
        done = true;
        result = request.effect().apply(object);
      }
    }
  }

  private final RandomGenerator random;
  private final S object;
  private final Model<S> model;
  private final List<Operation> operations = new ArrayList<>();
  private final List<Pending> pending = new ArrayList<>();
  private final List<Pending> ghosts = new ArrayList<>();
  private long processes;

  public RandomHistory(RandomGenerator random, S object, Model<S> model) {
    this.random = random;
    this.object = object;
    this.model = model;
  }

  /** Lets {@code clients} make {@code calls} calls; some may be left without an answer. */
  public RandomHistory<S> run(int clients, int calls) {
    int left = calls;
    while (left > 0 || !pending.isEmpty()) {
      if (left > 0 && pending.size() < clients && random.nextBoolean()) {
        invoke(model.request(random));
        left--;
      } else if (!pending.isEmpty()) {
        step(random.nextInt(pending.size()));
      }
      if (!ghosts.isEmpty() && random.nextInt(6) == 0) {
        ghosts.remove(random.nextInt(ghosts.size())).takeEffect();
      }
    }
    return this;
  }

  /** Makes one call, with nothing else going on, by a client of its own. */
  public RandomHistory<S> then(Request<S> request) {
    invoke(request);
    pending.getLast().takeEffect();
    answer(pending.removeLast(), Operation.Type.OK);
    return this;
  }

  public List<Operation> operations() {
    return operations;
  }

  public History history() {
    return History.of(operations);
  }

  private void invoke(Request<S> request) {
    Pending call = new Pending(processes++, request);
    pending.add(call);
    record(call.process, Operation.Type.INVOKE, request.f(), request.argument());
  }

  private void step(int chosen) {
    Pending call = pending.get(chosen);
    int what = random.nextInt(10);
    if (what < 5) {
      call.takeEffect();
    } else if (what == 5) {
      pending.remove(chosen);
      ghosts.add(call);
      if (random.nextBoolean()) {
        answer(call, Operation.Type.INFO);
      }
    } else if (call.done) {
      pending.remove(chosen);
      answer(call, Operation.Type.OK);
    } else if (what == 6 && call.request.mayFail()) {
      pending.remove(chosen);
      answer(call, Operation.Type.FAIL);
    }
  }

  private void answer(Pending call, Operation.Type type) {
    record(
        call.process,
        type,
        call.request.f(),
        type == Operation.Type.OK ? call.result : Value.nil());
  }

  private void record(long process, Operation.Type type, String f, Value value) {
    int index = operations.size();
    operations.add(new Operation(index, index * 10L, type, ProcessId.client(process), f, value));
  }
}
