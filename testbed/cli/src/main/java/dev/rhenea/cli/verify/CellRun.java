package dev.rhenea.cli.verify;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.HttpClients;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.cluster.ClusterPlan;
import dev.rhenea.cli.cluster.LocalCluster;
import dev.rhenea.cli.result.Validity;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.cli.verify.nemesis.Fault;
import dev.rhenea.cli.verify.nemesis.Nemesis;
import dev.rhenea.cli.verify.nemesis.Timetable;
import dev.rhenea.cli.verify.workload.Workload;
import dev.rhenea.cli.workload.Recorder;
import dev.rhenea.node.table.copy.Folders;
import dev.rhenea.provider.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Performs one cell on a cluster of its own. Blocks; for one thread. */
final class CellRun {
  /** Who waits longer for an answer will not get one that helps: it counts as unknown. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * Who waits for a deposed sequencer has to wait until it goes on, or nobody hears what it says.
   */
  private static final Duration LONG_PATIENCE = Duration.ofSeconds(12);

  private static final Duration STARTING = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final Cell cell;
  private final Settings settings;
  private final Catalogue catalogue;
  private final Progress progress;
  private final Workload workload;
  private final Recorder history = new Recorder();
  private final List<String> troubles = new ArrayList<>();

  CellRun(Cell cell, Settings settings, Catalogue catalogue, Progress progress) {
    this.cell = cell;
    this.settings = settings;
    this.catalogue = catalogue;
    this.progress = progress;
    this.workload = cell.workload().make(cell.seed(settings.seed()));
  }

  /**
   * Performs it and judges what came of it. Data of nodes are kept only if that is not valid.
   *
   * @param folder for the history, and all that the nodes write
   */
  Matrix.Entry entry(Path folder) throws IOException, InterruptedException {
    Path nodes = folder.resolve("nodes");
    Course course;
    try {
      course = perform(nodes);
    } catch (IOException failed) {
      course = broken(String.valueOf(failed.getMessage()));
    }
    Path file = folder.resolve("history.edn");
    history.write(file);
    status("checking %,d operations".formatted(course.history().calls().size()));
    CellResult result = course.judge();
    if (result.validity() == Validity.VALID) {
      try (Stream<Path> each = Files.list(nodes)) { // also of those that joined
        for (Path node : each.toList()) {
          Folders.delete(node.resolve("data"));
        }
      }
    }
    return new Matrix.Entry(result, file);
  }

  /** The nodes could not be started, or a process not be killed or mended. */
  private Course broken(String why) {
    return new Course(
        cell, settings.nodes(), history.history(), List.of(), OptionalLong.empty(), List.of(why));
  }

  private Course perform(Path folder) throws IOException, InterruptedException {
    status("starting " + settings.nodes().size() + " nodes");
    try (HttpClients http = new HttpClients(patience());
        LocalCluster cluster = start(folder)) {
      List<NodeClient> nodes = cluster.clients(http.client());
      cluster.awaitReady(nodes);
      for (NodeClient node : nodes) {
        prepare(node);
      }
      Nemesis nemesis =
          new Nemesis(cluster, http.client(), nodes, workload.log(), catalogue, history);
      Clients clients = clients(nodes);
      clients.workDuring(() -> nemesis.run(timetable(), settings.time(), this::status));
      status("mending everything");
      long healed = nemesis.heal();
      status("waiting for every node to answer");
      clients.readAll();
      cluster.troubles().forEach(trouble -> troubles.add(brief(trouble)));
      clients.bugs().forEach(bug -> troubles.add("a bug in a client: " + bug));
      status("stopping the nodes");
      return new Course(
          cell,
          settings.nodes(),
          history.history(),
          nemesis.deeds(),
          OptionalLong.of(healed),
          troubles);
    }
  }

  /** Of what a node printed, the last line; all of it is in its folder. */
  private static String brief(String trouble) {
    List<String> lines = trouble.lines().toList();
    String ended = "ended by itself: ";
    int head = trouble.indexOf(ended) + ended.length();
    return lines.size() == 1 ? trouble : trouble.substring(0, head) + lines.getLast();
  }

  private Duration patience() {
    return cell.faults().contains(Fault.DEPOSE) ? LONG_PATIENCE : PATIENCE;
  }

  private LocalCluster start(Path folder) throws IOException {
    ClusterPlan plan = settings.plan(catalogue);
    return cell.faults().stream().anyMatch(Fault::cuts)
        ? LocalCluster.startLinked(plan, folder)
        : LocalCluster.start(plan, folder);
  }

  private Clients clients(List<NodeClient> nodes) {
    return new Clients(
        workload,
        nodes,
        history,
        new Metronome(settings.perSecond(), System.nanoTime(), cell.seed(settings.seed())));
  }

  private Timetable timetable() {
    return Timetable.draw(
        cell.faults(),
        settings.nodes(),
        settings.compositions(),
        settings.time(),
        settings.pace(),
        cell.seed(settings.seed()));
  }

  private void prepare(NodeClient node) throws IOException, InterruptedException {
    long end = System.nanoTime() + STARTING.toNanos();
    Answer answer = workload.prepare(node);
    while (!(answer instanceof Answer.Ok)) {
      if (System.nanoTime() > end) {
        throw new IOException(node.node() + " does not serve: " + answer);
      }
      TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
      answer = workload.prepare(node);
    }
  }

  private void status(String what) {
    progress.status("%s under %s: %s".formatted(cell.workload().word(), cell.faultWords(), what));
  }
}
