package dev.rhenea.cli.workload;

import dev.rhenea.checker.history.Value;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * A random transaction over a few keys: as a node takes it, and as the checker's table model does.
 *
 * @param request the request's body
 * @param accesses the history's {@code [[name key value] ...]}, reads with nil
 * @param writes whether it needs an entry in the log
 */
record TransactionDraw(JsonObject request, List<Value> accesses, boolean writes) {
  static final String PREFIX = "t";
  private static final int KEYS = 4;

  /** Every key there may be. */
  static List<String> keys() {
    return IntStream.range(0, KEYS).mapToObj(number -> PREFIX + number).toList();
  }

  /**
   * Draws one.
   *
   * @param next gives each written value: a number that no other write has
   */
  static TransactionDraw of(SplittableRandom random, LongSupplier next) {
    JsonArray guards = new JsonArray();
    JsonArray actions = new JsonArray();
    List<Value> accesses = new ArrayList<>();
    if (random.nextInt(4) == 0) {
      String key = key(random);
      guards.add(new JsonObject().put("key", key).put("absent", true));
      accesses.add(access("guard", key, Value.nil()));
    }
    boolean writes = false;
    for (int left = random.nextInt(1, 4); left > 0; left--) {
      String key = key(random);
      switch (random.nextInt(5)) {
        case 0 -> {
          actions.add(new JsonObject().put("delete", key));
          accesses.add(access("w", key, Value.nil()));
          writes = true;
        }
        case 1, 2 -> {
          long value = next.getAsLong();
          actions.add(new JsonObject().put("put", key).put("value", Long.toString(value)));
          accesses.add(access("w", key, Value.of(value)));
          writes = true;
        }
        default -> {
          actions.add(new JsonObject().put("get", key));
          accesses.add(access("r", key, Value.nil()));
        }
      }
    }
    return new TransactionDraw(
        new JsonObject().put("if", guards).put("do", actions), accesses, writes);
  }

  /** How it stands in a history when it is asked. */
  Value asked() {
    return new Value.Seq(accesses);
  }

  /** The same with what a node's answer says was read. */
  Value answered(JsonObject body) {
    JsonArray values = body.getJsonArray("values");
    List<Value> told = new ArrayList<>();
    int read = 0;
    for (Value access : accesses) {
      List<Value> parts = ((Value.Seq) access).items();
      if (parts.getFirst().equals(new Value.Keyword("r"))) {
        told.add(Value.seq(parts.get(0), parts.get(1), recorded(values.getJsonObject(read++))));
      } else {
        told.add(access);
      }
    }
    return new Value.Seq(told);
  }

  /** A row of an answer as it stands in a history; nil if there is none. */
  static Value recorded(JsonObject row) {
    return row.getBoolean("found") ? Value.of(Long.parseLong(row.getString("value"))) : Value.nil();
  }

  private static Value access(String name, String key, Value value) {
    return Value.seq(new Value.Keyword(name), Value.of(key), value);
  }

  private static String key(SplittableRandom random) {
    return PREFIX + random.nextInt(KEYS);
  }
}
