package dev.rhenea.memory;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.memory.MemoryMessage.Operation;
import dev.rhenea.payload.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One handle's appends: handled in the order of their numbers, each once, however often and in
 * whatever order they arrive. What the handle gave up is never handled, so that a gap does not hold
 * back what follows.
 */
final class Session {
  private final Environment environment;
  private final Function<Payload, MemoryMessage> write;
  private final SortedMap<Long, Early> early = new TreeMap<>();
  private final SortedMap<Long, MemoryMessage> answers = new TreeMap<>();
  private long next;

  /** An append that waits for the ones before it, and everybody who sent it. */
  private record Early(Payload entry, List<Promise<MemoryMessage>> waiting) {}

  /**
   * @param write handles an entry; called once for each, in order
   */
  Session(Environment environment, Function<Payload, MemoryMessage> write) {
    this.environment = environment;
    this.write = write;
  }

  Future<MemoryMessage> accept(Operation.Append append) {
    forget(append.oldest());
    Promise<MemoryMessage> answer = environment.promise();
    if (append.number() < next) {
      MemoryMessage known = answers.get(append.number());
      if (known == null) {
        giveUp(answer);
      } else {
        answer.complete(known);
      }
    } else {
      early
          .computeIfAbsent(append.number(), number -> new Early(append.entry(), new ArrayList<>()))
          .waiting
          .add(answer);
    }
    handleInOrder();
    return answer;
  }

  /** The handle waits for nothing below {@code oldest} any more. */
  private void forget(long oldest) {
    answers.headMap(oldest).clear();
    SortedMap<Long, Early> givenUp = early.headMap(oldest);
    givenUp.values().forEach(append -> append.waiting.forEach(Session::giveUp));
    givenUp.clear();
    next = Math.max(next, oldest);
  }

  private void handleInOrder() {
    Early append = early.remove(next);
    while (append != null) {
      MemoryMessage answer = write.apply(append.entry);
      answers.put(next++, answer);
      append.waiting.forEach(each -> each.complete(answer));
      append = early.remove(next);
    }
  }

  private static void giveUp(Promise<MemoryMessage> answer) {
    answer.fail(new Unavailable(Diagnosis.of("an append that its handle gave up")));
  }
}
