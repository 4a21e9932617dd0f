package dev.rhenea.zoo.forgery;

import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A true history of a log: four clients at a time, each call takes effect at one moment between its
 * start and its end, or not at all; one switch in the middle; at the end a read of everything.
 */
final class TrueLog {
  private static final int CLIENTS = 4;
  private static final int STEPS = 120;

  /** An acknowledged append and the places of its lines. */
  record Acknowledged(Value value, long position, long segment, int invoked, int ended) {}

  /** A checkTail and the places of its lines. */
  record Tail(int invoked, int ended) {}

  private final SplittableRandom random;
  private final Story story = new Story();
  private final List<Value> entries = new ArrayList<>();
  private final List<Acknowledged> acknowledged = new ArrayList<>();
  private final List<Value> failed = new ArrayList<>();
  private final List<Tail> tails = new ArrayList<>();
  private long values;
  private long segment;
  private long stop;

  private TrueLog(SplittableRandom random) {
    this.random = random;
  }

  static TrueLog of(SplittableRandom random) {
    TrueLog log = new TrueLog(random);
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(log.new Client());
    }
    for (int step = 0; step < STEPS; step++) {
      clients.get(random.nextInt(CLIENTS)).step();
      if (step == STEPS / 2) {
        log.change();
      }
    }
    clients.forEach(Client::finish);
    log.readAll();
    return log;
  }

  Story story() {
    return story;
  }

  List<Acknowledged> acknowledged() {
    return acknowledged;
  }

  List<Value> failed() {
    return failed;
  }

  List<Tail> tails() {
    return tails;
  }

  /** The first position that holds nothing. */
  long tail() {
    return entries.size();
  }

  /** Where the first segment stops. */
  long stop() {
    return stop;
  }

  /** The place of the last line, which answers the read of everything. */
  int finalRead() {
    return story.length() - 1;
  }

  private void change() {
    stop = entries.size();
    segment = 1;
    story.call("chain", Value.nil(), Operation.Type.OK, chain(2, stop, stop));
  }

  /** A chain of that version: a closed segment and an open one. */
  static Value chain(long version, long stop, long start) {
    return Value.seq(
        Value.of(version),
        Value.seq(
            Value.seq(Value.of(0), Value.of(0), Value.of(stop)),
            Value.seq(Value.of(1), Value.of(start), Value.nil())));
  }

  private void readAll() {
    long to = entries.size() + 10L;
    story.call("read", range(to), Operation.Type.OK, read(to));
  }

  private static Value range(long to) {
    return Value.seq(Value.of(0), Value.of(to));
  }

  private Value read(long to) {
    List<Value> found = new ArrayList<>();
    for (int i = 0; i < Math.min(to, entries.size()); i++) {
      found.add(entry(i, entries.get(i)));
    }
    return new Value.Seq(found);
  }

  static Value entry(long position, Value value) {
    return Value.seq(Value.of(position), value);
  }

  static Value acknowledgement(long position, Value value, long segment) {
    return Value.seq(Value.of(position), value, Value.of(segment));
  }

  /** One call at a time: invoked, then done, then answered. */
  private final class Client {
    private enum State {
      IDLE,
      INVOKED,
      DONE
    }

    private long process = story.newcomer();
    private State state = State.IDLE;
    private String f = "";
    private Value argument = Value.nil();
    private Value result = Value.nil();
    private int invoked;
    private long position;
    private long within;
    private long to;

    void step() {
      switch (state) {
        case IDLE -> invoke();
        case INVOKED -> act();
        case DONE -> answer();
      }
    }

    void finish() {
      while (state != State.IDLE) {
        step();
      }
    }

    private void invoke() {
      f = List.of("append", "append", "tail", "read").get(random.nextInt(4));
      to = entries.size() + 1L + random.nextInt(5);
      argument =
          switch (f) {
            case "append" -> Value.of("v" + values++);
            case "read" -> range(to);
            default -> Value.nil();
          };
      invoked = story.add(process, Operation.Type.INVOKE, f, argument);
      state = State.INVOKED;
    }

    private void act() {
      if (f.equals("append") && random.nextInt(8) == 0) {
        failed.add(argument);
        end(Operation.Type.FAIL, argument);
        return;
      }
      result =
          switch (f) {
            case "append" -> appended();
            case "read" -> read(to);
            default -> Value.of(entries.size());
          };
      state = State.DONE;
    }

    private Value appended() {
      position = entries.size();
      within = segment;
      entries.add(argument);
      return acknowledgement(position, argument, segment);
    }

    private void answer() {
      if (random.nextInt(10) == 0) {
        end(Operation.Type.INFO, Value.nil());
        process = story.newcomer();
        return;
      }
      int ended = end(Operation.Type.OK, result);
      if (f.equals("append")) {
        acknowledged.add(new Acknowledged(argument, position, within, invoked, ended));
      } else if (f.equals("tail")) {
        tails.add(new Tail(invoked, ended));
      }
    }

    private int end(Operation.Type type, Value value) {
      state = State.IDLE;
      return story.add(process, type, f, value);
    }
  }
}
