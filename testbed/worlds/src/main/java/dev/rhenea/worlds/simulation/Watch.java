package dev.rhenea.worlds.simulation;

import dev.rhenea.checker.history.Value;
import dev.rhenea.environment.NodeId;
import dev.rhenea.simulator.Traced;
import dev.rhenea.virtuallog.Stored;
import dev.rhenea.worlds.ChainValue;
import dev.rhenea.worlds.Recorder;
import dev.rhenea.worlds.invariant.ChainHistory;
import dev.rhenea.worlds.invariant.Invariant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What is seen of a run while it goes on: steps, which break no invariant, and every version of the
 * chain that somebody goes on with.
 */
final class Watch {
  private final Recorder recorder;
  private final NodeId chronicler;
  private final Consumer<Stored> news;
  private final List<Invariant> invariants = Invariant.all();
  private final ChainHistory chains = new ChainHistory();
  private final SortedMap<String, Long> coverage = new TreeMap<>();

  /**
   * @param chronicler whom the history has told of the chain
   * @param news is told of every version of the chain, once
   */
  Watch(Recorder recorder, NodeId chronicler, Consumer<Stored> news) {
    this.news = news;
    this.recorder = recorder;
    this.chronicler = chronicler;
  }

  void step(Traced traced) {
    coverage.merge(traced.step().step(), 1L, Long::sum);
    invariants.forEach(invariant -> invariant.observe(traced));
  }

  /** Somebody goes on with that version of the chain. */
  void adopt(Stored stored) {
    if (chains.adopt(stored)) {
      recorder.invoke(chronicler, "chain", Value.nil()).ok(ChainValue.of(stored));
      news.accept(stored);
    }
  }

  /** The newest version of the chain that anybody goes on with. */
  Stored newest() {
    return chains.newest();
  }

  /** How often each step was taken, by its name. */
  SortedMap<String, Long> coverage() {
    return coverage;
  }
}
