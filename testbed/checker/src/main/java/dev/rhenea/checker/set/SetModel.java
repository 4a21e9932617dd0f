package dev.rhenea.checker.set;

import static dev.rhenea.checker.history.IllegalHistoryException.wrongValue;

import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.IllegalHistoryException;
import dev.rhenea.checker.history.Value;
import dev.rhenea.checker.linear.Action;
import dev.rhenea.checker.linear.BlindUpdate;
import dev.rhenea.checker.linear.Model;
import dev.rhenea.checker.linear.Observation;
import dev.rhenea.checker.linear.Part;
import dev.rhenea.checker.linear.Request;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sets that are empty at first.
 *
 * <table>
 *   <caption>The operations it understands; with keys, each value v is [key v]</caption>
 *   <tr><th>f</th><th>invoked with</th><th>ok with</th></tr>
 *   <tr><td>add</td><td>element</td><td>anything</td></tr>
 *   <tr><td>remove</td><td>element</td><td>anything</td></tr>
 *   <tr><td>contains</td><td>element</td><td>true or false</td></tr>
 *   <tr><td>read</td><td>nil</td><td>[element ...], all there are, each once</td></tr>
 * </table>
 *
 * @param keyed whether there is a set for each key
 */
public record SetModel(boolean keyed) implements Model<Set<Value>> {

  /** What a removal brings: that something is not there. */
  private static final Value REMOVAL = Value.nil();

  @Override
  public List<Part<Set<Value>>> parts(History history) {
    return Request.parts(history, keyed, Set.of(), SetModel::action);
  }

  @Override
  public String show(Set<Value> state) {
    Set<String> elements = new TreeSet<>();
    state.forEach(element -> elements.add(element.toString()));
    return "{" + String.join(" ", elements) + "}";
  }

  private static Action<Set<Value>> action(Request request) {
    boolean answered = request.call().isOk();
    return switch (request.call().f()) {
      case "add" -> new Add(request.argument());
      case "remove" -> new Remove(request.argument());
      case "contains" -> {
        if (answered && !(request.result() instanceof Value.Bool)) {
          throw wrongValue(request.answered(), "true or false");
        }
        yield new Contains(request.argument(), request.result().equals(new Value.Bool(true)));
      }
      case "read" -> {
        if (answered && !(request.result() instanceof Value.Seq)) {
          throw wrongValue(request.answered(), "[element ...]");
        }
        List<Value> seen = request.result() instanceof Value.Seq(var items) ? items : List.of();
        Set<Value> elements = Set.copyOf(seen);
        yield new Read(elements, elements.size() < seen.size());
      }
      default ->
          throw new IllegalHistoryException(
              request.call().start(),
              "a set knows add, remove, contains and read, but not '" + request.call().f() + "'");
    };
  }

  /** What brings, and what needs, that {@code element} is there. */
  private static Value presence(Value element) {
    return Value.seq(element);
  }

  private record Add(Value element) implements BlindUpdate<Set<Value>> {
    @Override
    public Optional<Set<Value>> step(Set<Value> set) {
      if (set.contains(element)) {
        return Optional.of(set);
      }
      Set<Value> more = new HashSet<>(set);
      more.add(element);
      return Optional.of(more);
    }

    @Override
    public Set<Value> brings() {
      return Set.of(presence(element));
    }
  }

  private record Remove(Value element) implements BlindUpdate<Set<Value>> {
    @Override
    public Optional<Set<Value>> step(Set<Value> set) {
      if (!set.contains(element)) {
        return Optional.of(set);
      }
      Set<Value> fewer = new HashSet<>(set);
      fewer.remove(element);
      return Optional.of(fewer);
    }

    @Override
    public Set<Value> brings() {
      return Set.of(REMOVAL);
    }
  }

  private record Contains(Value element, boolean found) implements Observation<Set<Value>> {
    @Override
    public Optional<Set<Value>> step(Set<Value> set) {
      return set.contains(element) == found ? Optional.of(set) : Optional.empty();
    }

    @Override
    public Set<Value> needs() {
      return Set.of(found ? presence(element) : REMOVAL);
    }
  }

  private record Read(Set<Value> elements, boolean twice) implements Observation<Set<Value>> {
    @Override
    public Optional<Set<Value>> step(Set<Value> set) {
      return !twice && set.equals(elements) ? Optional.of(set) : Optional.empty();
    }

    @Override
    public Set<Value> needs() {
      Set<Value> needs = new HashSet<>(elements.stream().map(SetModel::presence).toList());
      needs.add(REMOVAL);
      return needs;
    }
  }
}
