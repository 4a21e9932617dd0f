package dev.rhenea.checker.listappend;

import java.util.List;

/** Anomalies that show in the order of transactions: each in a circle before itself. */
final class BrokenOrders {
  private BrokenOrders() {}

  static List<Broken> byDependencies() {
    return List.of(
        Broken.of(
            "lost-update",
            List.of(0L, 1L, 2L, 3L),
            """
            a: txn [[:r x nil] [:append x 1]]
            b: txn [[:r x nil] [:append x 2]]
            a: -> [[:r x []] [:append x 1]]
            b: -> [[:r x []] [:append x 2]]
            """),
        Broken.of(
            "lost-update",
            List.of(0L, 1L, 2L, 3L),
            """
            a: txn [[:r x nil] [:append x 1]]
            b: txn [[:r x nil] [:append x 2]]
            a: -> [[:r x []] [:append x 1]]
            b: -> [[:r x []] [:append x 2]]
            txn [[:r x nil]] -> [[:r x [2 1]]]
            """),
        Broken.of(
            "G0",
            List.of(0L, 1L, 2L, 3L, 4L, 5L),
            """
            a: txn [[:append x 1] [:append y 1]]
            b: txn [[:append x 2] [:append y 2]]
            a: -> [[:append x 1] [:append y 1]]
            b: -> [[:append x 2] [:append y 2]]
            txn [[:r x nil] [:r y nil]] -> [[:r x [1 2]] [:r y [2 1]]]
            """),
        Broken.of(
            "G0",
            List.of(0L, 1L, 2L, 3L, 4L, 5L),
            """
            # the appends of one transaction with another's between them
            a: txn [[:append x 1] [:append x 3]]
            b: txn [[:append x 2]]
            a: -> [[:append x 1] [:append x 3]]
            b: -> [[:append x 2]]
            txn [[:r x nil]] -> [[:r x [1 2 3]]]
            """),
        Broken.of(
            "G1c",
            List.of(0L, 1L, 2L, 3L),
            """
            a: txn [[:append x 1] [:r y nil]]
            b: txn [[:append y 2] [:r x nil]]
            a: -> [[:append x 1] [:r y [2]]]
            b: -> [[:append y 2] [:r x [1]]]
            """),
        Broken.of(
            "G-single",
            List.of(0L, 1L, 2L, 3L),
            """
            a: txn [[:append x 1] [:append y 1]]
            b: txn [[:r x nil] [:r y nil]]
            a: -> [[:append x 1] [:append y 1]]
            b: -> [[:r x nil] [:r y [1]]]
            """),
        Broken.of(
            "G-single",
            List.of(0L, 1L, 2L, 3L),
            """
            # an unknown outcome that shows in one list has happened to the other, too
            txn [[:append x 1] [:append y 1]] -> info
            txn [[:r x nil] [:r y nil]] -> [[:r x nil] [:r y [1]]]
            """),
        Broken.of(
            "G2",
            List.of(0L, 1L, 2L, 3L),
            """
            a: txn [[:r x nil] [:append y 1]]
            b: txn [[:r y nil] [:append x 2]]
            a: -> [[:r x nil] [:append y 1]]
            b: -> [[:r y nil] [:append x 2]]
            """),
        Broken.of(
            "G2",
            List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L),
            """
            # a long fork
            a: txn [[:append x 1]]
            b: txn [[:append y 2]]
            c: txn [[:r x nil] [:r y nil]]
            d: txn [[:r x nil] [:r y nil]]
            a: -> [[:append x 1]]
            b: -> [[:append y 2]]
            c: -> [[:r x [1]] [:r y []]]
            d: -> [[:r x []] [:r y [2]]]
            """));
  }

  static List<Broken> inTime() {
    return List.of(
        Broken.of(
            "G0-realtime",
            List.of(0L, 1L, 2L, 3L, 4L, 5L),
            """
            txn [[:append x 1]] -> [[:append x 1]]
            txn [[:append x 2]] -> [[:append x 2]]
            txn [[:r x nil]] -> [[:r x [2 1]]]
            """),
        Broken.of(
            "G0-process",
            List.of(0L, 1L, 2L, 3L, 4L, 5L),
            """
            a: txn [[:append x 1]] -> [[:append x 1]]
            a: txn [[:append x 2]] -> [[:append x 2]]
            txn [[:r x nil]] -> [[:r x [2 1]]]
            """),
        Broken.of(
            "G1c-realtime",
            List.of(0L, 1L, 2L, 3L),
            """
            txn [[:r x nil]] -> [[:r x [1]]]
            txn [[:append x 1]] -> [[:append x 1]]
            """),
        Broken.of(
            "G1c-process",
            List.of(0L, 1L, 2L, 3L),
            """
            a: txn [[:r x nil]] -> [[:r x [1]]]
            a: txn [[:append x 1]] -> [[:append x 1]]
            """),
        Broken.of(
            "G-single-realtime",
            List.of(0L, 1L, 2L, 3L),
            """
            txn [[:append x 1]] -> [[:append x 1]]
            txn [[:r x nil]] -> [[:r x []]]
            """),
        Broken.of(
            "G-single-realtime",
            List.of(0L, 1L, 2L, 3L, 4L, 5L),
            """
            # a stale read
            txn [[:append x 1]] -> [[:append x 1]]
            txn [[:r x nil]] -> [[:r x [1]]]
            txn [[:r x nil]] -> [[:r x nil]]
            """),
        Broken.of(
            "G-single-process",
            List.of(0L, 1L, 2L, 3L),
            """
            a: txn [[:append x 1]] -> [[:append x 1]]
            a: txn [[:r x nil]] -> [[:r x []]]
            """),
        Broken.of(
            "G2-realtime",
            List.of(0L, 1L, 2L, 3L, 4L, 5L),
            """
            b: txn [[:append x 1] [:r y nil]]
            txn [[:append y 2]] -> [[:append y 2]]
            txn [[:r x nil]] -> [[:r x []]]
            b: -> [[:append x 1] [:r y []]]
            """),
        Broken.of(
            "G2-process",
            List.of(0L, 1L, 2L, 3L, 4L, 5L),
            """
            b: txn [[:append x 1] [:r y nil]]
            a: txn [[:append y 2]] -> [[:append y 2]]
            a: txn [[:r x nil]] -> [[:r x []]]
            b: -> [[:append x 1] [:r y []]]
            """));
  }
}
