package dev.rhenea.cli.workload;

import dev.rhenea.checker.history.Value;
import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.LogClient;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.node.table.Table;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the whole table and the whole log through one node, when nobody writes any more: only then
 * can a checker tell a loss from something that was never looked at. Blocks.
 */
public final class FinalReads {
  private static final int KEYS_AT_ONCE = 64;
  private static final int BYTES_AT_ONCE = 4 << 20;
  private static final int ATTEMPTS = 5;

  private FinalReads() {}

  /** Reads everything through {@code node}; says what could not be read, if anything. */
  public static Optional<String> through(NodeClient node, Histories histories) {
    try {
      table(node, histories.table());
      log(node.log(Table.LOG), histories.log(), LoggedPut::recorded);
      return Optional.empty();
    } catch (Unreadable e) {
      return Optional.of(reason(node, e));
    }
  }

  /**
   * Reads one log through {@code node}; says what could not be read, if anything.
   *
   * @param recorded how an entry of an answer stands in the history; empty if it does not
   */
  static Optional<String> ofLog(
      NodeClient node,
      String log,
      Recorder history,
      Function<JsonObject, Optional<Value>> recorded) {
    try {
      log(node.log(log), history, recorded);
      return Optional.empty();
    } catch (Unreadable e) {
      return Optional.of(reason(node, e));
    }
  }

  private static String reason(NodeClient node, Unreadable why) {
    return "final reads through " + node.node() + " did not end: " + why.getMessage();
  }

  /** A read that found no answer, however often it was tried. */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String reason) {
      super(reason);
    }
  }

  private static void table(NodeClient node, Recorder history) throws Unreadable {
    List<String> keys = TableLoad.keys();
    for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
      List<String> some = keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE));
      Value names = new Value.Seq(some.stream().map(Value::of).toList());
      Recorder.Open call = history.invoke("multi-get", names);
      call.ok(values(answer(() -> node.multiGet(some)).getJsonArray("values")));
    }
  }

  private static Value values(JsonArray found) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      JsonObject one = found.getJsonObject(i);
      values.add(Value.seq(Value.of(one.getString("key")), TableLoad.recorded(one)));
    }
    return new Value.Seq(values);
  }

  private static void log(
      LogClient log, Recorder history, Function<JsonObject, Optional<Value>> recorded)
      throws Unreadable {
    Recorder.Open asked = history.invoke("tail", Value.nil());
    long tail = answer(log::tail).getLong("tail");
    asked.ok(Value.of(tail));
    long from = 0;
    while (from < tail) {
      OptionalLong trimmed = read(log, from, tail, history, recorded);
      if (trimmed.isEmpty()) {
        return;
      }
      from = trimmed.getAsLong();
      trimmedByTheTable(log, from, history);
    }
  }

  /** The table trims its log by itself: the history has to say so, if the chain does. */
  private static void trimmedByTheTable(LogClient log, long below, Recorder history)
      throws Unreadable {
    long mark = answer(log::chain).getLong("trimMark");
    if (mark < below) {
      throw new Unreadable(
          "entries below %d are said to be trimmed, and the mark is %d".formatted(below, mark));
    }
    history.invoke("trim", Value.of(below)).ok(Value.of(below));
  }

  /** Reads a range; says below what everything turned out to be trimmed, if so. */
  private static OptionalLong read(
      LogClient log,
      long first,
      long tail,
      Recorder history,
      Function<JsonObject, Optional<Value>> recorded)
      throws Unreadable {
    Recorder.Open call = history.invoke("read", Value.seq(Value.of(first), Value.of(tail)));
    List<Value> entries = new ArrayList<>();
    for (long next = first; next < tail; ) {
      long from = next;
      JsonObject page = answer(() -> log.entries(from, tail, BYTES_AT_ONCE));
      next = page.getLong("next");
      if (page.getBoolean("trimmed")) {
        call.fail();
        return OptionalLong.of(next);
      }
      JsonArray found = page.getJsonArray("entries");
      for (int i = 0; i < found.size(); i++) {
        JsonObject entry = found.getJsonObject(i);
        recorded
            .apply(entry)
            .map(value -> Value.seq(Value.of(entry.getLong("lsn")), value))
            .ifPresent(entries::add);
      }
    }
    call.ok(new Value.Seq(entries));
    return OptionalLong.empty();
  }

  private static JsonObject answer(Supplier<Future<Answer>> request) throws Unreadable {
    String reason = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      switch (request.get().await()) {
        case Answer.Ok(JsonObject body) -> {
          return body;
        }
        case Answer.Fail(String why, var body) -> reason = why;
        case Answer.Info(String why) -> reason = why;
        case Answer.Starting(String why, var body) -> reason = why;
        case Answer.Unreached(String why) -> reason = why;
      }
    }
    throw new Unreadable(reason);
  }
}
