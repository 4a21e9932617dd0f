package dev.rhenea.cli.operate;

import dev.rhenea.cli.cluster.FolderClaim;
import dev.rhenea.cli.cluster.StandingCluster;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.cli.terminal.Json;
import dev.rhenea.environment.NodeId;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rhenea down}: the end of {@code rhenea up}. */
@Command(
    name = "down",
    description = {
      "Stops all nodes; kills those that have not stopped after 10 s. The data stays, and 'rhenea"
          + " up' starts again from it.",
      "Exit status: 0 nothing runs any more, 2 something may still run, 64 usage."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rhenea down           stop, keep the data",
      "  rhenea down --wipe    stop, delete the data"
    },
    mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Option(names = "--wipe", description = "delete the cluster's data, too")
  private boolean wipe;

  @Mixin private FolderOption folder;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try {
      StandingCluster cluster = folder.existing();
      try (FolderClaim _ = FolderClaim.take(folder.path())) {
        SortedMap<String, String> ends = stop(cluster);
        if (wipe) {
          cluster.wipe();
        }
        show(cluster, ends);
      }
      if (wipe) {
        FolderClaim.removeIfAlone(folder.path());
      }
      return Exit.VALID;
    } catch (IOException failed) {
      spec.commandLine().getErr().println("rhenea down: " + failed.getMessage());
      return Exit.UNKNOWN;
    }
  }

  /** Stops all at once; says how each node ended. */
  private static SortedMap<String, String> stop(StandingCluster cluster) throws IOException {
    SortedMap<String, String> ends = Collections.synchronizedSortedMap(new TreeMap<>());
    List<String> failures = Collections.synchronizedList(new ArrayList<>());
    List<NodeId> running = cluster.running();
    List<Thread> stopping =
        cluster.file().members().stream()
            .map(node ->
                Thread.ofVirtual()
                    .start(() -> {
                      try {
                        boolean stopped = cluster.stop(node, PATIENCE);
                        ends.put(
                            node.name(),
                            !running.contains(node)
                                ? "was down"
                                : stopped ? "stopped" : "killed, it did not stop within 10 s");
                      } catch (IOException failed) {
                        failures.add(String.valueOf(failed.getMessage()));
                      }
                    }))
            .toList();
    try {
      for (Thread each : stopping) {
        each.join();
      }
    } catch (InterruptedException interrupted) {
      throw new IOException("interrupted while nodes stop", interrupted);
    }
    if (!failures.isEmpty()) {
      throw new IOException(String.join("; ", failures));
    }
    return ends;
  }

  /** For scripts. */
  private record Result(String folder, Map<String, String> nodes, boolean wiped) {}

  private void show(StandingCluster cluster, SortedMap<String, String> ends) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.print(new Result(cluster.folder().toString(), ends, wipe)));
    } else {
      ends.forEach((node, end) -> out.printf("%-4s %s%n", node, end));
      out.println(
          wipe
              ? "data deleted: " + cluster.folder()
              : "data stays in %s; 'rhenea up' starts again from it".formatted(cluster.folder()));
    }
    out.flush();
  }
}
