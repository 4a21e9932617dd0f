package dev.rhenea.contract;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/** A role that does as it is told, so that a kit can see what an environment does. */
final class Probe implements Role {
  /** What it can be told. */
  sealed interface Order {
    /** Answer with the same bytes. */
    record Echo(Payload bytes) implements Order {}

    /** Answer with the same bytes after that time. */
    record EchoLate(Duration delay, Payload bytes) implements Order {}

    /** Never answer. */
    record Silence() implements Order {}

    /** Answer that it is unavailable, for that reason. */
    record Refuse(String why) implements Order {}

    /** Answer with how often this key was tallied, this time included. */
    record Tally(String key) implements Order {}

    /** Answer with how many one-way messages came. */
    record CountSent() implements Order {}

    /** Answer with a number that is drawn when the role is opened. */
    record Opening() implements Order {}

    /** Throw. */
    record Misbehave(String message) implements Order {}

    default Payload encode() {
      PayloadWriter out = new PayloadWriter();
      switch (this) {
        case Echo(Payload bytes) -> out.tag(1).rest(bytes);
        case EchoLate(Duration delay, Payload bytes) ->
            out.tag(2).number(delay.toNanos()).rest(bytes);
        case Silence() -> out.tag(3);
        case Refuse(String why) -> out.tag(4).text(why);
        case Tally(String key) -> out.tag(5).text(key);
        case CountSent() -> out.tag(6);
        case Opening() -> out.tag(7);
        case Misbehave(String message) -> out.tag(8).text(message);
      }
      return out.toPayload();
    }

    static Order decode(Payload bytes) {
      PayloadReader in = new PayloadReader(bytes);
      int tag = in.tag();
      return switch (tag) {
        case 1 -> new Echo(in.rest());
        case 2 -> new EchoLate(Duration.ofNanos(in.number()), in.rest());
        case 3 -> new Silence();
        case 4 -> new Refuse(in.text());
        case 5 -> new Tally(in.text());
        case 6 -> new CountSent();
        case 7 -> new Opening();
        case 8 -> new Misbehave(in.text());
        default -> throw new MalformedPayloadException("an order of unknown kind " + tag);
      };
    }
  }

  private final Environment environment;
  private final long opening;
  private final SortedMap<String, Long> tallies = new TreeMap<>();
  private long sent;

  Probe(Environment environment) {
    this.environment = environment;
    this.opening = environment.random().nextLong();
  }

  @Override
  public Future<Payload> request(NodeId from, Payload message) {
    return switch (Order.decode(message)) {
      case Order.Echo(Payload bytes) -> environment.completed(bytes);
      case Order.EchoLate(Duration delay, Payload bytes) ->
          Pause.of(environment, delay).map(over -> bytes);
      case Order.Silence() -> environment.promise();
      case Order.Refuse(String why) -> environment.unavailable(Diagnosis.of(why));
      case Order.Tally(String key) -> answer(tallies.merge(key, 1L, Long::sum));
      case Order.CountSent() -> answer(sent);
      case Order.Opening() -> answer(opening);
      case Order.Misbehave(String text) -> throw new IllegalStateException(text);
    };
  }

  @Override
  public void send(NodeId from, Payload message) {
    if (Order.decode(message) instanceof Order.Misbehave(String text)) {
      throw new IllegalStateException(text);
    }
    sent++;
  }

  private Future<Payload> answer(long number) {
    return environment.completed(new PayloadWriter().number(number).toPayload());
  }
}
