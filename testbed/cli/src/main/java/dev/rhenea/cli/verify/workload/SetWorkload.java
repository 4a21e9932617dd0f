package dev.rhenea.cli.verify.workload;

import dev.rhenea.checker.history.Value;
import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.node.table.Table;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A set that grows: every element is a key of the table, and a read is a scan of all of them. What
 * was added and acknowledged must be in every later read.
 */
final class SetWorkload implements Workload {
  private static final String PREFIX = "s-";
  private static final int PAGE = 1000;

  /** Scans become longer and longer, so there are few. */
  private static final int ADDS_FOR_A_READ = 20;

  private final SplittableRandom random;
  private long elements;

  SetWorkload(long seed) {
    this.random = new SplittableRandom(seed);
  }

  @Override
  public String log() {
    return Table.LOG;
  }

  @Override
  public Answer prepare(NodeClient node) {
    return node.scan(PREFIX, PAGE).await();
  }

  @Override
  public synchronized Invocation next() {
    return random.nextInt(ADDS_FOR_A_READ) == 0
        ? read()
        : new Invocation("add", Value.of(elements++));
  }

  @Override
  public List<Invocation> last() {
    return List.of(read());
  }

  private static Invocation read() {
    return new Invocation("read", Value.nil());
  }

  @Override
  public Outcome perform(NodeClient node, Invocation asked) {
    return switch (asked.f()) {
      case "add" ->
          Outcome.of(
              node.put(PREFIX + asked.argument(), "+".getBytes(StandardCharsets.UTF_8)).await(),
              body -> asked.argument());
      case "read" -> scan(node);
      default -> throw new IllegalArgumentException("no operation on a set: " + asked);
    };
  }

  /** Page by page, all as of one position. */
  private static Outcome scan(NodeClient node) {
    List<Value> elements = new ArrayList<>();
    Answer page = node.scan(PREFIX, PAGE).await();
    while (page instanceof Answer.Ok(JsonObject body)) {
      JsonArray rows = body.getJsonArray("values");
      for (int i = 0; i < rows.size(); i++) {
        String key = rows.getJsonObject(i).getString("key");
        elements.add(Value.of(Long.parseLong(key.substring(PREFIX.length()))));
      }
      String more = body.getString("continue");
      if (more == null) {
        return new Outcome.Ok(new Value.Seq(elements));
      }
      page = node.scanOn(more, PAGE).await();
    }
    return Outcome.failed(page);
  }
}
