package dev.rhenea.cli.live;

import dev.rhenea.bench.load.ClosedLoop;
import dev.rhenea.bench.load.Knee;
import dev.rhenea.bench.load.LoadClock;
import dev.rhenea.bench.load.LoadLoop;
import dev.rhenea.bench.load.OpenLoop;
import dev.rhenea.bench.load.Samples;
import dev.rhenea.bench.load.WindowLoop;
import dev.rhenea.bench.report.Timeline;
import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.ChainView;
import dev.rhenea.cli.client.ClusterClient;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.client.SwitchSteps;
import dev.rhenea.cli.cluster.Cluster;
import dev.rhenea.cli.cluster.Footprint;
import dev.rhenea.cli.cluster.JvmCluster;
import dev.rhenea.cli.cluster.LocalCluster;
import dev.rhenea.cli.result.Where;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.cli.workload.Histories;
import dev.rhenea.cli.workload.Load;
import dev.rhenea.cli.workload.TableLoad;
import dev.rhenea.environment.NodeId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * One run of a load against a cluster of processes, step by step. Confined to the thread that made
 * it, which its methods block; the load runs on a thread of its own.
 */
public final class LiveRun {
  /** More than a load offers while a log heals, so that nothing due is missed meanwhile. */
  private static final int MOST_IN_FLIGHT = 50_000;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final Duration STATUS = Duration.ofMillis(250);

  private final Where where;
  private final Cluster cluster;
  private final ClusterClient client;
  private final Progress progress;
  private final LoadClock clock = LoadClock.system();
  private final Chronicle chronicle = new Chronicle();
  private final Load load;
  private final LiveLog log;
  private LoadLoop loop = new OpenLoop(clock, MOST_IN_FLIGHT);
  private final long origin = clock.now();
  private long begun = origin;
  private Thread loading = Thread.ofPlatform().unstarted(() -> {}); // whoever joins it goes on
  private int faults;

  /** A run of the table on {@code stage}, whose load has that seed. */
  public LiveRun(Stage stage, long seed, Progress progress) {
    this(stage, client -> new TableLoad(client, new Histories(), seed), progress);
  }

  /** A run on {@code stage} of the load that is made for a client of all nodes. */
  public LiveRun(Stage stage, Function<ClusterClient, Load> load, Progress progress) {
    this.where = stage.where();
    this.cluster = stage.cluster();
    this.client = stage.client();
    this.progress = progress;
    this.load = load.apply(client);
    this.log = new LiveLog(client, this.load.log(), clock);
  }

  /**
   * Sees to it that the log runs on {@code composition}, canonical text: while nodes start one
   * after the other, the log may have moved away from one that was late.
   */
  public void startOn(String composition) throws StepFailed {
    if (!chain().active().composition().equals(composition)) {
      log.switchTo(composition, PATIENCE);
    }
  }

  /** Some operations that count for nothing but the history: afterwards classes are loaded. */
  public void warmUp(Duration time) throws InterruptedException {
    progress.status("warming up");
    new ClosedLoop(clock, load).run(4 * client.nodes().size(), time);
  }

  /** Measures where the log, as it is, stops taking more load. */
  public Knee knee(Duration step, int steps) throws InterruptedException {
    progress.status("looking for the knee");
    return Knee.find(new ClosedLoop(clock, load), step, steps);
  }

  /** Begins to offer {@code perSecond} operations a second, until {@link #end}. */
  public void begin(double perSecond) {
    OpenLoop open = new OpenLoop(clock, MOST_IN_FLIGHT);
    begin(open, () -> open.run(perSecond, Long.MAX_VALUE, load));
  }

  /** Begins to keep so many operations outstanding, until {@link #end}. */
  public void beginWindow(int outstanding) {
    WindowLoop window = new WindowLoop(clock, outstanding);
    begin(window, () -> window.run(load));
  }

  private void begin(LoadLoop chosen, Runnable running) {
    loop = chosen;
    begun = clock.now();
    loading = Thread.ofPlatform().name("load").start(running);
  }

  /** Lets the load run for a while, and tells which. */
  public Timeline.Phase phase(Duration time) throws StepFailed {
    String composition = chain().active().composition();
    long from = clock.now();
    long end = from + time.toNanos();
    for (long now = from; now < end; now = clock.now()) {
      progress.status(String.format(Locale.ROOT, "%6.1f s  %s", (now - origin) / 1e9, composition));
      clock.awaitUntil(Math.min(end, now + STATUS.toNanos()));
    }
    Timeline.Phase phase = new Timeline.Phase(composition, from, end);
    chronicle.phase(phase);
    return phase;
  }

  /** Asks for another composition and waits until it is installed. */
  public void switchTo(String composition) throws StepFailed {
    String from = chain().active().composition();
    long began = clock.now();
    load.note("switch", composition);
    Optional<SwitchSteps> steps = SwitchSteps.in(log.switchTo(composition, PATIENCE));
    long ended = clock.now();
    String to = chain().active().composition();
    chronicle.mark(Timeline.Kind.SWITCH, "switch", began);
    chronicle.change(new Chronicle.Change(from, to, "asked", began, ended, steps));
    say("switched to %s in %.0f ms", to, (ended - began) / 1e6);
  }

  /** Ends a node as {@code kill -9} does. */
  public void kill(NodeId node) throws InterruptedException {
    chronicle.mark(Timeline.Kind.FAULT, "kill -9 " + node, clock.now());
    load.note("kill", node.name());
    processes().kill(node);
    faults++;
    say("kill -9 %s", node);
  }

  /**
   * What each node takes up now. A node that cannot tell, perhaps because it died, is a failure.
   */
  public List<Footprint> footprints() throws StepFailed, InterruptedException {
    List<Footprint> all = new ArrayList<>();
    for (NodeClient node : client.nodes()) {
      try {
        all.add(processes().footprint(node.node()));
      } catch (IOException silent) {
        throw new StepFailed("what %s takes up: %s".formatted(node.node(), silent.getMessage()));
      }
    }
    return all;
  }

  /** Lets time pass that belongs to no phase. */
  public void pass(Duration time) {
    clock.awaitUntil(clock.now() + time.toNanos());
  }

  /** Kills {@code node} and waits until the log has moved away from it by itself. */
  public void killAndHeal(NodeId node) throws StepFailed, InterruptedException {
    ChainView.Part before = chain().active();
    String cause = "kill -9 " + node;
    long began = clock.now();
    kill(node);
    ChainView.Part after = log.awaitOtherThan(before, PATIENCE, cause);
    long ended = clock.now();
    chronicle.mark(Timeline.Kind.HEALED, "healed", ended);
    chronicle.change(
        new Chronicle.Change(
            before.composition(), after.composition(), "after " + cause, began, ended));
    say("healed to %s after %.0f ms", after.composition(), (ended - began) / 1e6);
  }

  /** Starts a killed node again and waits until it answers reads. */
  public void rejoin(NodeId node) throws StepFailed, IOException {
    load.note("restart", node.name());
    processes().start(node);
    awaitBack(node);
    chronicle.mark(Timeline.Kind.HEALED, node + " back", clock.now());
    say("%s is back", node);
  }

  /** Waits until a node that was started answers reads. */
  void awaitBack(NodeId node) throws StepFailed {
    NodeClient back =
        client.nodes().stream().filter(one -> one.node().equals(node)).findFirst().orElseThrow();
    long began = clock.now();
    while (!(back.get("k0").await() instanceof Answer.Ok)) {
      if (clock.now() - began > PATIENCE.toNanos()) {
        throw new StepFailed(node + " did not answer reads within 30 s of its restart");
      }
      clock.awaitUntil(clock.now() + LOOK_AGAIN.toNanos());
    }
  }

  /** The newest chain that a node knows. */
  public ChainView chain() throws StepFailed {
    return log.chain();
  }

  LoadClock clock() {
    return clock;
  }

  Chronicle chronicle() {
    return chronicle;
  }

  Load load() {
    return load;
  }

  List<NodeClient> clients() {
    return client.nodes();
  }

  /** The nodes, which must have processes of their own. */
  LocalCluster processes() {
    return switch (cluster) {
      case LocalCluster processes -> processes;
      case JvmCluster jvm ->
          throw new IllegalStateException("nodes of one JVM live and die as one");
    };
  }

  void countFault() {
    faults++;
  }

  void status(String line) {
    progress.status(String.format(Locale.ROOT, "%6.1f s  %s", (clock.now() - origin) / 1e9, line));
  }

  /** Stops the load; what is outstanding still ends by itself. */
  public void stop() throws InterruptedException {
    loop.stop();
    loading.join();
  }

  /** Stops the load, waits for what is outstanding, and reads everything through every node. */
  public Ended end() throws InterruptedException, IOException {
    stop();
    List<String> shortfalls = new ArrayList<>();
    progress.status("waiting for the last answers");
    if (!loop.inFlight().awaitIdle(PATIENCE)) {
      shortfalls.add(loop.inFlight().count() + " operations never ended");
    }
    if (loop.missed() > 0) {
      shortfalls.add(
          "FAIL: %d operations were due but not started, so the load was not offered as claimed"
              .formatted(loop.missed()));
    }
    Samples samples = loop.inFlight().samples();
    Timeline timeline = chronicle.timeline(begun, clock.now());
    for (NodeClient node : client.nodes()) {
      progress.status("final reads through " + node.node());
      load.readAll(node).ifPresent(shortfalls::add);
    }
    Optional<ChainView> chain = Optional.empty();
    try {
      chain = Optional.of(chain());
    } catch (StepFailed e) {
      shortfalls.add(e.reason());
    }
    shortfalls.addAll(cluster.troubles());
    return new Ended(
        where, samples, timeline, chronicle, load.evidence(), chain, faults, shortfalls);
  }

  private void say(String format, Object... values) {
    progress.say(
        String.format(Locale.ROOT, "%6.1f s  ", (clock.now() - origin) / 1e9)
            + String.format(Locale.ROOT, format, values));
  }
}
