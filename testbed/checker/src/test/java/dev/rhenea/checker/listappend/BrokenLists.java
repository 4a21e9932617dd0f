package dev.rhenea.checker.listappend;

import java.util.List;

/** Anomalies that a single list shows. */
final class BrokenLists {
  private BrokenLists() {}

  static List<Broken> all() {
    return List.of(
        Broken.of(
            "internal",
            List.of(0L, 1L),
            """
            txn [[:append x 1] [:r x nil]] -> [[:append x 1] [:r x []]]
            """),
        Broken.of(
            "internal",
            List.of(1L, 3L),
            """
            a: txn [[:append x 1]]
            b: txn [[:r x nil] [:r x nil]]
            a: -> [[:append x 1]]
            b: -> [[:r x []] [:r x [1]]]
            """),
        Broken.of(
            "internal",
            List.of(0L, 1L),
            """
            txn [[:r x nil] [:append x 1]] -> [[:r x [1]] [:append x 1]]
            """),
        Broken.of(
            "never-appended",
            List.of(2L, 3L),
            """
            txn [[:append x 1]] -> [[:append x 1]]
            txn [[:r x nil]] -> [[:r x [1 2]]]
            """),
        Broken.of(
            "G1a",
            List.of(0L, 1L, 2L, 3L),
            """
            txn [[:append x 1]] -> fail
            txn [[:r x nil]] -> [[:r x [1]]]
            txn [[:r x nil]] -> [[:r x [1]]]
            """),
        Broken.of(
            "G1b",
            List.of(0L, 1L, 2L, 3L),
            """
            a: txn [[:append x 1] [:append x 2]]
            b: txn [[:r x nil]]
            b: -> [[:r x [1]]]
            a: -> [[:append x 1] [:append x 2]]
            """),
        Broken.of(
            "duplicate-elements",
            List.of(2L, 3L),
            """
            txn [[:append x 1]] -> [[:append x 1]]
            txn [[:r x nil]] -> [[:r x [1 1]]]
            """),
        Broken.of(
            "incompatible-order",
            List.of(4L, 5L, 6L, 7L),
            """
            a: txn [[:append x 1]]
            b: txn [[:append x 2]]
            a: -> [[:append x 1]]
            b: -> [[:append x 2]]
            txn [[:r x nil]] -> [[:r x [1 2]]]
            txn [[:r x nil]] -> [[:r x [2]]]
            """),
        Broken.of(
            "incompatible-order",
            List.of(0L, 1L, 2L, 3L),
            """
            txn [[:append x 1] [:append x 2]] -> info
            txn [[:r x nil]] -> [[:r x [2 1]]]
            """),
        Broken.of(
            "incompatible-order",
            List.of(0L, 1L, 2L, 3L),
            """
            txn [[:append x 1] [:append x 2]] -> info
            txn [[:r x nil]] -> [[:r x [2]]]
            """));
  }
}
