package dev.rhenea.cli.verify.nemesis;

import dev.rhenea.checker.history.Value;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.cluster.LocalCluster;
import dev.rhenea.cli.workload.Recorder;
import dev.rhenea.provider.Catalogue;
import io.vertx.core.http.HttpClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Does what a {@link Timetable} says, one thing after the other, and writes each down twice: before
 * and after. Confined to one thread, which its methods block.
 */
public final class Nemesis {
  private static final Duration MAKING_UP = Duration.ofSeconds(15);
  private static final Duration BREATH = Duration.ofMillis(500);

  private final Machines machines;
  private final Operators operators;
  private final Recorder history;
  private final List<Deed> deeds = new ArrayList<>();
  private final Casualties casualties = new Casualties();

  /**
   * A nemesis that has done nothing yet.
   *
   * @param http for clients of nodes that join
   * @param nodes a client of each node that the cluster began with
   * @param log the log that is switched
   */
  public Nemesis(
      LocalCluster cluster,
      HttpClient http,
      List<NodeClient> nodes,
      String log,
      Catalogue catalogue,
      Recorder history) {
    this.machines = new Processes(cluster, node -> cluster.client(http, node));
    this.operators = new HttpOperators(nodes, log, catalogue);
    this.history = history;
  }

  /** What it has done so far; what lasts is there when it is mended. */
  public List<Deed> deeds() {
    return List.copyOf(deeds);
  }

  /**
   * Does what {@code timetable} says, from now on; what is due after {@code end} is left out. Then
   * everything is mended, and what has not come to its end once, because too much was broken or the
   * machine is busy, is tried again for a while.
   *
   * @param told hears of each thing before it is done
   */
  public void run(Timetable timetable, Duration end, Consumer<String> told)
      throws IOException, InterruptedException {
    long origin = System.nanoTime();
    for (Timetable.Entry entry : timetable.entries()) {
      sleepUntil(origin + entry.at().toNanos());
      if (System.nanoTime() - origin > end.toNanos()) {
        break;
      }
      told.accept(
          "%d of %d s, %s"
              .formatted(entry.at().toSeconds(), end.toSeconds(), entry.strike().words()));
      strike(entry.strike());
    }
    sleepUntil(origin + end.toNanos());
    mendAll();
    for (Act act : timetable.oneOfEach()) {
      makeUpFor(act, told);
    }
  }

  private void makeUpFor(Act act, Consumer<String> told) throws IOException, InterruptedException {
    long end = System.nanoTime() + MAKING_UP.toNanos();
    while (deeds.stream().noneMatch(deed -> deed.fault() == act.fault() && deed.done())
        && System.nanoTime() < end) {
      told.accept("making up for " + act.words());
      act(act);
      TimeUnit.NANOSECONDS.sleep(BREATH.toNanos());
    }
  }

  private static void sleepUntil(long time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(time - System.nanoTime());
  }

  /** Mends all that is broken; returns the index in the history from which on all is well. */
  public long heal() throws IOException, InterruptedException {
    mendAll();
    return history.note("healed", Value.nil());
  }

  private void mendAll() throws IOException, InterruptedException {
    for (Fault fault : casualties.faults()) {
      mend(fault);
    }
  }

  private void strike(Strike strike) throws IOException, InterruptedException {
    switch (strike) {
      case Strike.Hit(Fault fault, Victims victims) -> hit(fault, victims);
      case Strike.Mend(Fault fault) -> mend(fault);
      case Act act -> act(act);
    }
  }

  private void hit(Fault fault, Victims victims) throws IOException, InterruptedException {
    Harm harm = Harm.of(fault, victims, operators.ordering(casualties.down()));
    Value words = Words.names(harm.nodes());
    long begun = history.note(fault.begins(), words);
    casualties.begin(fault, new Casualties.Open(begun, harm));
    harm.inflict(machines);
    history.note(fault.begins(), words);
  }

  private void mend(Fault fault) throws IOException, InterruptedException {
    Optional<Casualties.Open> open = casualties.end(fault);
    if (open.isPresent()) {
      Harm harm = open.get().harm();
      String name = fault.ends().orElseThrow();
      Value words = Words.names(harm.nodes());
      history.note(name, words);
      harm.mend(machines);
      deeds.add(new Deed(fault, open.get().begun(), history.note(name, words), true, 0));
    }
  }

  private void act(Act act) throws IOException, InterruptedException {
    String name = act.fault().begins();
    long begun = history.note(name, act.intent());
    Act.End end = act.perform(machines, operators, casualties);
    long ended = history.note(name, end.told());
    deeds.add(new Deed(act.fault(), begun, ended, end.done(), end.switches()));
  }
}
