package dev.rhenea.checker.queue;

import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.IllegalHistoryException;
import dev.rhenea.checker.history.Value;
import dev.rhenea.checker.linear.Action;
import dev.rhenea.checker.linear.BlindUpdate;
import dev.rhenea.checker.linear.Model;
import dev.rhenea.checker.linear.Observation;
import dev.rhenea.checker.linear.Part;
import dev.rhenea.checker.linear.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * First-in, first-out queues that are empty at first.
 *
 * <table>
 *   <caption>The operations it understands; with keys, each value v is [key v]</caption>
 *   <tr><th>f</th><th>invoked with</th><th>ok with</th></tr>
 *   <tr><td>enqueue</td><td>element, not nil</td><td>anything</td></tr>
 *   <tr><td>dequeue</td><td>nil</td><td>the element; nil, or {@code fail}, if there was none</td>
 *       </tr>
 * </table>
 *
 * @param keyed whether there is a queue for each key
 */
public record QueueModel(boolean keyed) implements Model<List<Value>> {

  /** What a dequeue brings: that something is not in the way any more. */
  private static final Value REMOVAL = Value.nil();

  @Override
  public List<Part<List<Value>>> parts(History history) {
    return Request.parts(history, keyed, List.of(), QueueModel::action);
  }

  @Override
  public String show(List<Value> state) {
    return new Value.Seq(state).toString();
  }

  private static Action<List<Value>> action(Request request) {
    return switch (request.call().f()) {
      case "enqueue" -> {
        if (request.argument().isNil()) {
          throw IllegalHistoryException.wrongValue(
              request.call().invocation(), "an element other than nil");
        }
        yield new Enqueue(request.argument());
      }
      case "dequeue" -> {
        if (!request.call().isOk()) {
          yield new DequeueSomething();
        }
        yield request.result().isNil() ? new FindEmpty() : new Dequeue(request.result());
      }
      default ->
          throw new IllegalHistoryException(
              request.call().start(),
              "a queue knows enqueue and dequeue, but not '" + request.call().f() + "'");
    };
  }

  private record Enqueue(Value element) implements BlindUpdate<List<Value>> {
    @Override
    public Optional<List<Value>> step(List<Value> queue) {
      List<Value> longer = new ArrayList<>(queue.size() + 1);
      longer.addAll(queue);
      longer.add(element);
      return Optional.of(longer);
    }

    @Override
    public Set<Value> brings() {
      return Set.of(element);
    }
  }

  private record Dequeue(Value element) implements Action<List<Value>> {
    @Override
    public Optional<List<Value>> step(List<Value> queue) {
      return !queue.isEmpty() && queue.getFirst().equals(element)
          ? Optional.of(queue.subList(1, queue.size()))
          : Optional.empty();
    }

    @Override
    public boolean observes() {
      return false;
    }

    @Override
    public boolean tells() {
      return true;
    }

    @Override
    public Set<Value> brings() {
      return Set.of(REMOVAL);
    }

    @Override
    public Set<Value> needs() {
      return Set.of(element, REMOVAL);
    }
  }

  /** Found nothing to take. */
  private record FindEmpty() implements Observation<List<Value>> {
    @Override
    public Optional<List<Value>> step(List<Value> queue) {
      return queue.isEmpty() ? Optional.of(queue) : Optional.empty();
    }

    @Override
    public Set<Value> needs() {
      return Set.of(REMOVAL);
    }
  }

  /** Took the first element, if there was one; nobody knows which. */
  private record DequeueSomething() implements BlindUpdate<List<Value>> {
    @Override
    public Optional<List<Value>> step(List<Value> queue) {
      return Optional.of(queue.isEmpty() ? queue : queue.subList(1, queue.size()));
    }

    @Override
    public Set<Value> brings() {
      return Set.of(REMOVAL);
    }
  }
}
