package dev.rhenea.cli.campaign;

import dev.rhenea.checker.history.Operation;
import dev.rhenea.cli.check.Subject.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A long history to measure checkers by, and a shorter one to warm them up.
 *
 * @param name of its file
 * @param what in words
 * @param valid what the verdict has to be
 */
record KnossosSample(
    String name,
    String what,
    Kind kind,
    boolean valid,
    List<Operation> warmUp,
    List<Operation> history) {

  private static final int WARM_UP = 1_000;

  /** The sizes that Knossos is known to manage, and some that it is known not to. */
  static List<KnossosSample> all(long seed) {
    List<KnossosSample> samples = new ArrayList<>();
    for (int calls : new int[] {1_000, 10_000, 100_000}) {
      for (int clients : new int[] {5, 10}) {
        swaps(samples, seed, calls, clients, 0);
      }
    }
    swaps(samples, seed, 1_000, 10, 0.01);
    swaps(samples, seed, 10_000, 5, 0.01);
    unique(samples, seed, 10_000, 10, 0.01);
    return samples;
  }

  private static void swaps(
      List<KnossosSample> samples, long seed, int calls, int clients, double loss) {
    both(
        samples,
        "cas-register-%d-%d-%.0f".formatted(calls, clients, loss * 100),
        what("cas register, 5 values", calls, clients, loss),
        Kind.CAS_REGISTER,
        SampleHistories.registers(seed + 1, 1, WARM_UP, clients, 0),
        SampleHistories.registers(seed, 1, calls, clients, loss));
  }

  private static void unique(
      List<KnossosSample> samples, long seed, int calls, int clients, double loss) {
    both(
        samples,
        "register-%d-%d-%.0f".formatted(calls, clients, loss * 100),
        what("register, unique values", calls, clients, loss),
        Kind.REGISTER,
        SampleHistories.uniqueRegister(seed + 1, WARM_UP, clients, 0),
        SampleHistories.uniqueRegister(seed, calls, clients, loss));
  }

  private static String what(String object, int calls, int clients, double loss) {
    return String.format(
        Locale.ROOT,
        "%s, %,d calls, %d clients, %.0f%% unknown",
        object,
        calls,
        clients,
        loss * 100);
  }

  private static void both(
      List<KnossosSample> samples,
      String name,
      String what,
      Kind kind,
      List<Operation> warmUp,
      List<Operation> history) {
    samples.add(new KnossosSample(name, what, kind, true, warmUp, history));
    samples.add(
        new KnossosSample(
            name + "-spoiled",
            what + ", spoiled",
            kind,
            false,
            warmUp,
            SampleHistories.spoiled(history)));
  }
}
