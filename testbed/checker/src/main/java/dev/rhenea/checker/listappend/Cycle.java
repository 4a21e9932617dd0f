package dev.rhenea.checker.listappend;

import static java.util.stream.Collectors.joining;

import dev.rhenea.checker.Violation;
import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.listappend.Edge.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Transactions each of which must come before the next, and the last before the first.
 *
 * <p>Its class, after Adya: {@code G0} if it consists of appends that follow each other, {@code
 * G1c} if somebody also read what the one before appended, {@code G-single} if one of them read
 * what the next was yet to change, {@code G2} if several did. With {@code -process} it also needs
 * the order in which a process did things, with {@code -realtime} that of ends and beginnings.
 */
record Cycle(List<Link> links) {
  Cycle {
    links = List.copyOf(links);
  }

  static Cycle of(Dependencies graph, List<Edge> edges) {
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < edges.size(); i++) {
      Edge first = edges.get(i);
      Edge last = first;
      while (!graph.isTransaction(last.to())) {
        last = edges.get(++i);
      }
      links.add(
          new Link(graph.transaction(first.from()), graph.transaction(last.to()), first, last));
    }
    return new Cycle(links);
  }

  private long count(Kind kind) {
    return links.stream().filter(link -> link.kind() == kind).count();
  }

  private boolean has(Kind kind) {
    return count(kind) > 0;
  }

  /** Returns the name of its class, such as {@code G-single-realtime}. */
  String label() {
    String data =
        switch ((int) Math.min(2, count(Kind.READ_WRITE))) {
          case 0 -> has(Kind.WRITE_READ) ? "G1c" : "G0";
          case 1 -> "G-single";
          default -> "G2";
        };
    return data
        + (has(Kind.REAL_TIME) ? "-realtime" : "")
        + (has(Kind.PROCESS) && !has(Kind.REAL_TIME) ? "-process" : "");
  }

  private String invariant() {
    return has(Kind.REAL_TIME)
        ? "strictly-serializable"
        : has(Kind.PROCESS) ? "strong-session-serializable" : "serializable";
  }

  Violation violation() {
    return lostUpdate()
        .orElseGet(() ->
            new Violation(
                invariant(),
                label(),
                "each must come before the next, and the last before the first: "
                    + links.stream().map(Link::text).collect(joining("; ")),
                evidence()));
  }

  private List<Call> evidence() {
    return links.stream().flatMap(Link::evidence).map(Transaction::call).toList();
  }

  private Optional<Violation> lostUpdate() {
    Transaction one = links.getFirst().from();
    Transaction other = links.getFirst().to();
    return links.size() > 2
        ? Optional.empty()
        : links.stream()
            .filter(link -> link.kind() == Kind.READ_WRITE)
            .flatMap(link -> Optional.ofNullable(link.first().order()).stream())
            .filter(order -> order.updatedTwice(one, other))
            .findFirst()
            .map(order -> lostUpdate(order, one, other));
  }

  private static Violation lostUpdate(VersionOrder order, Transaction one, Transaction other) {
    String read = order.reading(one).map(reading -> reading.text(order.key())).orElseThrow();
    return Anomaly.LOST_UPDATE.violation(
        "%s, so did %s, and both appended to it".formatted(read, other), one, other);
  }
}
