package dev.rhenea.checker.log;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Chains of no possible shape, and chains that say of the past what older ones did not. */
class BrokenChainsTest {

  static List<BrokenLog> broken() {
    return List.of(
        brokenChain("has no segment", "[1 []]"),
        brokenChain("has a segment twice", "[2 [[\"s1\" 0 0] [\"s1\" 0 nil]]]"),
        brokenChain("stops before it starts", "[2 [[\"s1\" 3 0] [\"s2\" 0 nil]]]"),
        brokenChain("does not end with an open", "[2 [[\"s1\" 0 5]]]"),
        brokenChain("gap", "[2 [[\"s1\" 0 5] [\"s2\" 6 nil]]]"),
        brokenChain("overlap", "[2 [[\"s1\" 0 5] [\"s2\" 4 nil]]]"),
        brokenChain("two open segments", "[2 [[\"s1\" 0 nil] [\"s2\" 5 nil]]]"),
        rewritten("two chains of one version", "[2 [[\"s1\" 0 nil]]]", "[2 [[\"s2\" 0 nil]]]"),
        rewritten(
            "a stop moved",
            "[2 [[\"s1\" 0 3] [\"s2\" 3 nil]]]",
            "[3 [[\"s1\" 0 4] [\"s2\" 4 nil]]]"),
        rewritten("a start moved", "[2 [[\"s2\" 3 nil]]]", "[3 [[\"s2\" 4 nil]]]"),
        rewritten(
            "a closed segment opened again",
            "[2 [[\"s1\" 0 3] [\"s2\" 3 nil]]]",
            "[3 [[\"s1\" 0 nil]]]"),
        rewritten(
            "two segments in one version",
            "[1 [[\"s1\" 0 nil]]]",
            "[2 [[\"s1\" 0 1] [\"s2\" 1 2] [\"s3\" 2 nil]]]"),
        rewritten(
            "a segment exchanged for another",
            "[4 [[\"s1\" 0 1] [\"s2\" 1 2] [\"s3\" 2 nil]]]",
            "[5 [[\"s1\" 0 1] [\"s4\" 1 2] [\"s3\" 2 nil]]]"),
        rewritten(
            "a start below what was truncated",
            "[4 [[\"s1\" 0 7] [\"s2\" 7 nil]]]",
            "[9 [[\"s3\" 5 nil]]]"));
  }

  private static BrokenLog brokenChain(String why, String chain) {
    return new BrokenLog(
        LogRule.CHAIN_SHAPE,
        List.of(4L, 5L),
        """
        append 7 -> [9 7]
        read [0 10] -> [[9 7]]
        # %s
        chain -> %s
        """
            .formatted(why, chain));
  }

  private static BrokenLog rewritten(String why, String before, String after) {
    return new BrokenLog(
        LogRule.CHAIN_REWRITTEN,
        List.of(4L, 5L, 6L, 7L),
        """
        append 7 -> [9 7]
        read [0 10] -> [[9 7]]
        # %s
        chain -> %s
        chain -> %s
        """
            .formatted(why, after, before));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void eachRuleAloneFindsWhatBreaksIt(BrokenLog broken) {
    broken.check();
  }
}
