package dev.rhenea.prediction;

import dev.rhenea.environment.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a call costs.
 *
 * @param delays messages that follow one another on the way to the answer
 * @param durableWrites writes to disks that follow one another on that way
 * @param messages all messages, those of a node to itself left out
 */
public record Cost(int delays, int durableWrites, List<Message> messages) {
  public Cost {
    messages = messages.stream().filter(message -> !message.isAtHome()).toList();
  }

  /** A question to a node and its answer. */
  public static Cost asking(NodeId node) {
    return new Cost(2, 0, List.of(Message.to(node), Message.from(node)));
  }

  /** This call, then the other. */
  public Cost then(Cost next) {
    return new Cost(
        delays + next.delays, durableWrites + next.durableWrites, joined(messages, next.messages));
  }

  /** These calls side by side. */
  public static Cost together(List<Cost> calls) {
    List<Message> all = new ArrayList<>();
    calls.forEach(call -> all.addAll(call.messages));
    return new Cost(slowest(calls).delays, slowest(calls).durableWrites, all);
  }

  /** One of these calls, each as often as any other; the slowest holds the others up. */
  public static Cost oneOf(List<Cost> calls) {
    List<Message> all = new ArrayList<>();
    for (Cost call : calls) {
      call.messages.forEach(message -> all.add(message.share(1.0 / calls.size())));
    }
    return new Cost(slowest(calls).delays, slowest(calls).durableWrites, all);
  }

  /** The same under a layer that adds so many bytes to an entry. */
  public Cost adding(int bytes) {
    return new Cost(
        delays, durableWrites, messages.stream().map(message -> message.adding(bytes)).toList());
  }

  /** The same under a layer that gives only that share of an entry to the Loglet below it. */
  Cost dividing(double share) {
    return new Cost(
        delays, durableWrites, messages.stream().map(message -> message.dividing(share)).toList());
  }

  /**
   * The same if a node calls, not a client: what it would ask itself does not travel. Two delays
   * are saved if it would ask nobody else directly.
   */
  public Cost by(NodeId node) {
    boolean alone =
        messages.stream()
            .filter(message -> message.from().isEmpty())
            .allMatch(message -> message.to().equals(Optional.of(node)));
    return new Cost(
        alone ? Math.max(0, delays - 2) : delays,
        durableWrites,
        messages.stream().map(message -> message.by(node)).toList());
  }

  /** How many messages there are, on average. */
  public double count() {
    return messages.stream().mapToDouble(Message::times).sum();
  }

  /** How many of them the node sends or receives, on average. */
  public double load(NodeId node) {
    return messages.stream()
        .filter(message -> message.touches(node))
        .mapToDouble(Message::times)
        .sum();
  }

  /** The bytes of an entry of that size that travel, headers left out. */
  public double bytes(int size) {
    return messages.stream()
        .mapToDouble(message ->
            message.entry().map(carried -> message.times() * carried.bytes(size)).orElse(0.0))
        .sum();
  }

  private static Cost slowest(List<Cost> calls) {
    return new Cost(
        calls.stream().mapToInt(Cost::delays).max().orElse(0),
        calls.stream().mapToInt(Cost::durableWrites).max().orElse(0),
        List.of());
  }

  private static List<Message> joined(List<Message> first, List<Message> second) {
    List<Message> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
