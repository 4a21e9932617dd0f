package dev.rhenea.cli.verify;

import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.history.History;
import dev.rhenea.cli.verify.nemesis.Deed;
import dev.rhenea.cli.verify.nemesis.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a run tested what it was asked to test. One in which a fault never happened, no switch
 * came to its end, or nobody used the cluster meanwhile, proves nothing. Pure.
 *
 * @param asked the faults that should happen
 * @param deeds what the nemesis did
 */
record Coverage(List<Fault> asked, List<Deed> deeds, History history) {

  /** Each thing that is missing, a line each. */
  List<String> shortfalls() {
    List<String> missing = new ArrayList<>();
    for (Fault fault : asked) {
      List<Deed> done =
          deeds.stream().filter(deed -> deed.fault() == fault && deed.done()).toList();
      if (done.isEmpty()) {
        missing.add(
            fault.word() + (happened(fault) ? " never came to its end" : " never happened"));
      } else if (done.stream().noneMatch(this::isOverlapped)) {
        missing.add("no operation was under way during any " + fault.word());
      }
    }
    return missing;
  }

  /** How often {@code fault} came to its end. */
  long count(Fault fault) {
    return deeds.stream().filter(deed -> deed.fault() == fault && deed.done()).count();
  }

  /** How many switches came to their end, whichever fault asked for them. */
  long switches() {
    return deeds.stream().mapToLong(Deed::switches).sum();
  }

  private boolean happened(Fault fault) {
    return deeds.stream().anyMatch(deed -> deed.fault() == fault);
  }

  private boolean isOverlapped(Deed deed) {
    return history.calls().stream()
        .anyMatch(call -> call.start() < deed.ended() && lastHeardOf(call) > deed.begun());
  }

  private static long lastHeardOf(Call call) {
    return call.completion() == null ? Call.NEVER : call.completion().index();
  }
}
