package dev.rhenea.node.events;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The latest event of each kind. An event tells a whole state, not what changed, so the latest of
 * each kind is all that anybody needs, however late it comes. Thread-safe.
 */
public final class Bulletin {
  private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
  private volatile Map<String, Event> latest = Map.of();
  private long published;

  /**
   * Something that was published.
   *
   * @param number higher than those of all earlier ones
   * @param text as it goes over the wire
   */
  record Event(long number, Buffer text) {}

  /** Takes the place of the last event of that kind. */
  public synchronized void publish(String kind, JsonObject data) {
    Map<String, Event> next = new LinkedHashMap<>(latest);
    next.remove(kind);
    String text = "event: %s\ndata: %s\n\n".formatted(kind, data.encode());
    next.put(kind, new Event(++published, Buffer.buffer(text)));
    latest = Collections.unmodifiableMap(next);
    readers.forEach(Reader::wake);
  }

  /** Forgets all events, which are too old to be told. */
  public synchronized void clear() {
    latest = Map.of();
  }

  /** Whether anybody reads. */
  public boolean isRead() {
    return !readers.isEmpty();
  }

  void join(Reader reader) {
    readers.add(reader);
    reader.wake();
  }

  void leave(Reader reader) {
    readers.remove(reader);
  }

  /** What was published after the event of that number and still holds, in that order. */
  List<Event> after(long number) {
    return latest.values().stream().filter(event -> event.number() > number).toList();
  }
}
