package dev.rhenea.checker.listappend;

import dev.rhenea.checker.history.Value;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One transaction comes before another one.
 *
 * @param first the way out of the one; it says why
 * @param last the way into the other, the same edge unless there is a node between that is no
 *     transaction
 */
record Link(Transaction from, Transaction to, Edge first, Edge last) {

  Edge.Kind kind() {
    return first.kind();
  }

  /** Returns why, in words. */
  String text() {
    return switch (kind()) {
      case WRITE_WRITE -> writeWrite(order());
      case WRITE_READ ->
          "%s appended %s to %s, up to which %s read it"
              .formatted(from, value(order(), first.at() - 1), order().key(), to);
      case READ_WRITE -> readWrite(order());
      case PROCESS -> "process %s did %s before %s".formatted(process(), from, to);
      case REAL_TIME -> "%s was answered before %s began".formatted(from, to);
      case ONWARD -> throw new IllegalStateException("no reason: " + first);
    };
  }

  private String writeWrite(VersionOrder order) {
    String before =
        "%s appended %s to %s".formatted(from, value(order, first.at() - 1), order.key());
    if (isLater()) {
      return "%s, behind which nobody read the %s that %s appended"
          .formatted(before, later(order), to);
    }
    return "%s, %s %s right behind it"
        .formatted(before, to, "appended " + value(order, first.at()));
  }

  private String readWrite(VersionOrder order) {
    String read = order.reading(from).map(reading -> reading.text(order.key())).orElseThrow();
    return isLater()
        ? "%s, without the %s that %s appended".formatted(read, later(order), to)
        : "%s, to which %s appended %s next".formatted(read, to, value(order, first.at()));
  }

  /** Whether the other is one of those that appended behind all that is known. */
  private boolean isLater() {
    return last.kind() == Edge.Kind.ONWARD;
  }

  private Value later(VersionOrder order) {
    return order.later().get(last.at()).value();
  }

  private static Value value(VersionOrder order, int position) {
    return order.values().get(position).value();
  }

  private VersionOrder order() {
    VersionOrder order = first.order();
    if (order == null) {
      throw new IllegalStateException("no list says so: " + first);
    }
    return order;
  }

  private String process() {
    return from.call().invocation().process().toString();
  }

  /** Returns both, and whoever read the list in that order. */
  Stream<Transaction> evidence() {
    return Stream.concat(Stream.of(from, to), witness().stream());
  }

  private Optional<Transaction> witness() {
    VersionOrder order = first.order();
    return order == null || isLater() || first.at() >= order.observed()
        ? Optional.empty()
        : Optional.ofNullable(order.longest());
  }
}
