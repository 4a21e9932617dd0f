package dev.rhenea.cli.operate;

import dev.rhenea.cli.client.HttpClients;
import dev.rhenea.cli.cluster.ClusterPlan;
import dev.rhenea.cli.cluster.FolderClaim;
import dev.rhenea.cli.cluster.NodeState;
import dev.rhenea.cli.cluster.StandingCluster;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.cli.terminal.Expression;
import dev.rhenea.cli.terminal.Json;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhenea up [EXPR|@FILE]}: a cluster of local processes that stays. */
@Command(
    name = "up",
    description = {
      "Starts node processes on loopback that keep running when this command has ended, each also"
          + " with one ZooKeeper server: a cluster to play with. A cluster that was up before in"
          + " the same folder is started again over its data.",
      "Every node has a log 'default' for you, and a table that is played from a log 'table'.",
      "Exit status: 0 up, 2 not up, 64 usage."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rhenea up                                   three nodes, native over all of them",
      "  rhenea up 'zookeeper(n1, n2, n3)'           the same, beginning on ZooKeeper",
      "  rhenea up --nodes 5 'native(n1, n2, n3)'    with two spares",
      "  rhenea status                               how they are, and what to ask them"
    },
    mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
  private final Catalogue catalogue;

  @Parameters(
      paramLabel = "EXPR|@FILE",
      arity = "0..1",
      description = "what new logs begin on (default: native over the nodes)",
      converter = Expression.Reader.class)
  private @Nullable Expression expression;

  @Option(names = "--nodes", paramLabel = "N", description = "how many nodes, 1 to 9 (default: 3)")
  private @Nullable Integer count;

  @Option(
      names = "--ports",
      paramLabel = "FIRST",
      description =
          "use the ports from FIRST on, or any free ones if 0 (default: "
              + NewCluster.FIRST_PORT
              + ")")
  private @Nullable Integer firstPort;

  @Mixin private FolderOption folder;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Spec private CommandSpec spec;

  public UpCommand(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public Integer call() {
    Path path = folder.path();
    try (FolderClaim _ = FolderClaim.take(path)) {
      Optional<StandingCluster> existing = StandingCluster.in(path);
      StandingCluster cluster =
          existing.isPresent() ? again(existing.get()) : StandingCluster.found(plan(), path);
      start(cluster);
      show(cluster);
      return Exit.VALID;
    } catch (IOException failed) {
      spec.commandLine().getErr().println("rhenea up: " + failed.getMessage());
      return Exit.UNKNOWN;
    }
  }

  private ClusterPlan plan() {
    NewCluster wanted =
        new NewCluster(
            count == null ? NewCluster.USUAL_NODES : count,
            Optional.ofNullable(expression).map(Expression::text),
            firstPort == null ? NewCluster.FIRST_PORT : firstPort);
    try {
      return wanted.plan(catalogue);
    } catch (IllegalArgumentException refused) {
      throw new ParameterException(spec.commandLine(), String.valueOf(refused.getMessage()));
    }
  }

  /** What is there already prevails; whoever asks for something else is told how to get it. */
  private StandingCluster again(StandingCluster cluster) throws IOException {
    List<NodeId> running = cluster.running();
    List<NodeId> members = cluster.file().members();
    if (running.equals(members)) {
      throw new IOException(
          "the cluster in %s is up already; 'rhenea status' shows it, 'rhenea down' stops it"
              .formatted(cluster.folder()));
    }
    if (!running.isEmpty()) {
      throw new IOException(
          "of the cluster in %s %s runs already; 'rhenea start' starts the other nodes"
              .formatted(cluster.folder(), NodeId.joined(running, ", ")));
    }
    if (expression != null || count != null || firstPort != null) {
      throw new IOException(
          ("there is a cluster in %s already, of %d nodes: 'rhenea up' without further arguments"
                  + " starts it again, 'rhenea down --wipe' deletes it; --folder names another")
              .formatted(cluster.folder(), members.size()));
    }
    List<NodeId> ended = new ArrayList<>();
    for (NodeId node : members) {
      if (cluster.state(node) instanceof NodeState.Ended) {
        ended.add(node);
      }
    }
    if (!ended.isEmpty() && !json) {
      spec.commandLine()
          .getOut()
          .printf(
              "%s ended without 'rhenea down'; starting again over the data%n",
              NodeId.joined(ended, ", "));
    }
    return cluster;
  }

  /** Starts all nodes, or leaves none running. */
  private void start(StandingCluster cluster) throws IOException {
    Progress progress = Progress.on(spec.commandLine().getErr());
    Thread interrupted = new Thread(() -> killAll(cluster), "interrupted");
    Runtime.getRuntime().addShutdownHook(interrupted);
    try (HttpClients http = new HttpClients()) {
      progress.status("starting " + NodeId.joined(cluster.file().members(), ", "));
      for (NodeId node : cluster.file().members()) {
        cluster.start(node);
      }
      cluster.awaitReady(cluster.clients(http.client()));
    } catch (IOException failed) {
      killAll(cluster);
      throw failed;
    } finally {
      progress.end();
      Runtime.getRuntime().removeShutdownHook(interrupted);
    }
  }

  private void killAll(StandingCluster cluster) {
    for (NodeId node : cluster.file().members()) {
      try {
        cluster.kill(node);
      } catch (IOException failed) {
        spec.commandLine().getErr().println("rhenea up: " + failed.getMessage());
      }
    }
  }

  /** For scripts. */
  private record Result(
      String cluster, String folder, List<Member> nodes, Map<String, String> logs) {
    private record Member(String node, String http) {}
  }

  private void show(StandingCluster cluster) {
    PrintWriter out = spec.commandLine().getOut();
    List<NodeId> members = cluster.file().members();
    Map<String, String> logs = cluster.file().logs();
    if (json) {
      List<Result.Member> nodes =
          members.stream()
              .map(node -> new Result.Member(node.name(), cluster.http(node).toString()))
              .toList();
      out.println(
          Json.print(
              new Result(cluster.file().cluster(), cluster.folder().toString(), nodes, logs)));
    } else {
      out.printf("%d nodes are up; new logs began on %s%n", members.size(), logs.get("default"));
      members.forEach(node -> out.printf("  %-4s http://%s%n", node, cluster.http(node)));
      out.printf(
          "a browser shows the cluster at http://%s, or any other node%n",
          cluster.http(members.getFirst()));
      out.printf("data: %s%n", cluster.folder());
      out.println("next: rhenea status, rhenea append hello, rhenea read; rhenea down stops them");
    }
    out.flush();
  }
}
