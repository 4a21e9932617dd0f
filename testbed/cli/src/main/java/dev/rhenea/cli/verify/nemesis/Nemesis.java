package dev.rhenea.cli.verify.nemesis;

import dev.rhenea.checker.history.Value;
import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.cluster.LocalCluster;
import dev.rhenea.cli.verify.nemesis.Operators.Ordered;
import dev.rhenea.cli.verify.nemesis.Strike.Order;
import dev.rhenea.cli.workload.Recorder;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Does what a {@link Timetable} says, one thing after the other, and writes each down twice: before
 * and after. Confined to one thread, which its methods block.
 */
public final class Nemesis {
  private static final Duration MAKING_UP = Duration.ofSeconds(15);
  private static final Duration INSISTING = Duration.ofSeconds(8);
  private static final Duration BREATH = Duration.ofMillis(500);

  private final LocalCluster cluster;
  private final Operators operators;
  private final Recorder history;
  private final List<Deed> deeds = new ArrayList<>();
  private final Map<Fault, Open> open = new LinkedHashMap<>();

  /** A fault that lasts: whom it has hit, and since when. */
  private record Open(long begun, List<NodeId> nodes) {}

  /**
   * A nemesis that has done nothing yet.
   *
   * @param nodes a client of each node
   * @param log the log that is switched
   */
  public Nemesis(
      LocalCluster cluster,
      List<NodeClient> nodes,
      String log,
      Catalogue catalogue,
      Recorder history) {
    this.cluster = cluster;
    this.operators = new Operators(nodes, log, catalogue);
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
    for (Strike strike : timetable.oneOfEach()) {
      makeUpFor(strike, told);
    }
  }

  private void makeUpFor(Strike strike, Consumer<String> told)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + MAKING_UP.toNanos();
    while (deeds.stream().noneMatch(deed -> deed.fault() == strike.fault() && deed.done())
        && System.nanoTime() < end) {
      told.accept("making up for " + strike.words());
      strike(strike);
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
    for (Fault fault : List.copyOf(open.keySet())) {
      mend(fault);
    }
  }

  private void strike(Strike strike) throws IOException, InterruptedException {
    switch (strike) {
      case Strike.Hit(Fault fault, Victims victims) -> hit(fault, victims);
      case Strike.Mend(Fault fault) -> mend(fault);
      case Strike.Switch(Order order) -> orders(Fault.SWITCH, List.of(order));
      case Strike.Storm(List<Order> orders) -> orders(Fault.STORM, orders);
      case Strike.Interrupt(Order order, Duration after) -> interrupt(order, after);
      case Strike.Seal(NodeId via) -> seal(via);
      case Strike.Depose() -> depose();
    }
  }

  private void hit(Fault fault, Victims victims) throws IOException, InterruptedException {
    List<NodeId> ordering = operators.ordering(hit());
    List<NodeId> hit = victims.nodes(ordering);
    Value words = Words.names(hit);
    long begun = history.note(fault.begins(), words);
    if (fault == Fault.PARTITION) {
      victims.cut(ordering).forEach(pair -> cluster.cut(pair.one(), pair.other()));
    } else {
      for (NodeId node : hit) {
        hit(fault, node);
      }
    }
    history.note(fault.begins(), words);
    open.put(fault, new Open(begun, hit));
  }

  private void hit(Fault fault, NodeId node) throws IOException, InterruptedException {
    if (fault == Fault.KILL) {
      cluster.kill(node);
    } else if (cluster.isAlive(node)) { // one that ended by itself is told of later
      cluster.pause(node);
    }
  }

  private void mend(Fault fault) throws IOException, InterruptedException {
    Open mended = open.remove(fault);
    if (mended == null) {
      return;
    }
    String name = fault.ends().orElseThrow();
    Value words = Words.names(mended.nodes);
    history.note(name, words);
    if (fault == Fault.PARTITION) {
      cluster.healLinks();
    } else {
      for (NodeId node : mended.nodes) {
        mend(fault, node);
      }
    }
    deeds.add(new Deed(fault, mended.begun, history.note(name, words), true, 0));
  }

  private void mend(Fault fault, NodeId node) throws IOException, InterruptedException {
    if (fault == Fault.KILL) {
      cluster.start(node);
    } else if (cluster.isAlive(node)) {
      cluster.resume(node);
    }
  }

  private void orders(Fault fault, List<Order> orders) {
    long begun = history.note(fault.begins(), Words.of(orders.stream().map(Words::of).toList()));
    List<Future<Ordered>> asked =
        orders.stream()
            .map(order -> operators.ask(order, operators.candidates(hit(), order.via())))
            .toList();
    List<Ordered> ended = asked.stream().map(each -> each.await()).toList();
    int installed = (int) ended.stream().filter(Ordered::isInstalled).count();
    long end = history.note(fault.begins(), Words.of(ended.stream().map(Words::of).toList()));
    deeds.add(new Deed(fault, begun, end, installed > 0, installed));
  }

  private void interrupt(Order order, Duration after) throws IOException, InterruptedException {
    List<NodeClient> candidates = operators.candidates(hit(), order.via());
    NodeClient via = candidates.getFirst();
    boolean up = !hit().contains(via.node());
    long begun = history.note(Fault.INTERRUPT.begins(), Words.of(order));
    Future<Answer> asked = operators.log(via).switchTo(order.to());
    Ordered ended;
    if (up) {
      TimeUnit.NANOSECONDS.sleep(after.toNanos());
      cluster.kill(via.node());
      ended = new Ordered(via, order, asked.await());
      cluster.start(via.node());
    } else {
      ended = new Ordered(via, order, asked.await());
    }
    long end = history.note(Fault.INTERRUPT.begins(), Words.of(ended));
    boolean done = up && !ended.answer().isElsewhere();
    deeds.add(new Deed(Fault.INTERRUPT, begun, end, done, ended.isInstalled() ? 1 : 0));
  }

  private void seal(NodeId via) {
    NodeClient node = operators.candidates(hit(), via).getFirst();
    String name = Fault.SEAL.begins();
    long begun = history.note(name, Words.told(node.node(), Optional.empty(), Optional.empty()));
    Answer answer = operators.log(node).seal().await();
    long end = history.note(name, Words.told(node.node(), Optional.empty(), Optional.of(answer)));
    deeds.add(new Deed(Fault.SEAL, begun, end, answer instanceof Answer.Ok, 0));
  }

  /** The others ask for the switch, so that they know of it and the deposed do not. */
  private void depose() throws IOException, InterruptedException {
    List<NodeId> ordering = operators.ordering(hit());
    List<NodeId> deposed = ordering.subList(0, Math.min(ordering.size(), minority()));
    List<NodeClient> others =
        operators.candidates(hit(), operators.nodes().getFirst().node()).stream()
            .filter(node -> !deposed.contains(node.node()) && !hit().contains(node.node()))
            .toList();
    boolean possible =
        !deposed.isEmpty()
            && others.size() >= operators.nodes().size() - minority()
            && !open.containsKey(Fault.PARTITION);
    long begun = history.note(Fault.DEPOSE.begins(), Words.names(deposed));
    if (!possible) { // too much is broken
      long ended = history.note(Fault.DEPOSE.begins(), Value.nil());
      deeds.add(new Deed(Fault.DEPOSE, begun, ended, false, 0));
      return;
    }
    deposed.forEach(one -> others.forEach(other -> cluster.cut(one, other.node())));
    Ordered switched;
    try {
      switched = insist(new Order(others.getFirst().node(), nativeOn(others)), others);
      if (switched.isInstalled()) {
        for (NodeClient other : others) {
          cluster.kill(other.node());
        }
        for (NodeClient other : others) {
          cluster.start(other.node());
        }
      }
    } finally {
      cluster.healLinks();
    }
    long ended = history.note(Fault.DEPOSE.begins(), Words.of(switched));
    int installed = switched.isInstalled() ? 1 : 0;
    deeds.add(new Deed(Fault.DEPOSE, begun, ended, installed > 0, installed));
  }

  /** The log may just be moving by itself, then the order is repeated. */
  private Ordered insist(Order order, List<NodeClient> others) throws InterruptedException {
    long end = System.nanoTime() + INSISTING.toNanos();
    Ordered ended = operators.ask(order, others).await();
    while (!ended.isInstalled() && System.nanoTime() < end) {
      TimeUnit.NANOSECONDS.sleep(BREATH.toNanos());
      ended = operators.ask(order, others).await();
    }
    return ended;
  }

  private int minority() {
    return (operators.nodes().size() - 1) / 2;
  }

  /** On three, or one: LogServers are an odd number. */
  private static String nativeOn(List<NodeClient> nodes) {
    return nodes.stream()
        .limit(nodes.size() < 3 ? 1 : 3)
        .map(node -> node.node().name())
        .collect(Collectors.joining(", ", "native(", ")"));
  }

  /** The nodes that are down or stand still. Who is cut off looks well to whoever asks it. */
  private Set<NodeId> hit() {
    Set<NodeId> hit = new LinkedHashSet<>();
    open.forEach((fault, each) -> {
      if (fault != Fault.PARTITION) {
        hit.addAll(each.nodes);
      }
    });
    return hit;
  }
}
