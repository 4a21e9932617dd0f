package dev.rhenea.cli.operate;

import dev.rhenea.cli.operate.ClusterStatus.LogStatus;
import dev.rhenea.cli.operate.ClusterStatus.NodeStatus;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.cli.terminal.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code rhenea status}: the nodes, and the chain of each log as a picture. */
@Command(
    name = "status",
    description = {
      "Shows which nodes are up and what they do, and for each log its tail, its chain, and whether"
          + " a switch is under way. Dead nodes do not keep it from answering.",
      "Exit status: 0 every log answers, 2 one does not, or nothing is up, 64 usage."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  rhenea status", "  rhenea status --node 127.0.0.1:7102 --json"},
    mixinStandardHelpOptions = true)
public final class StatusCommand extends LogCommand {
  /** A little longer than a node tries to find a tail, so that it can say why there is none. */
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  @Override
  Duration patience() {
    return PATIENCE;
  }

  @Override
  int run(Connection connection) throws IOException {
    ClusterStatus status = Survey.of(connection);
    if (wantsJson()) {
      out().println(Json.print(status));
    } else {
      status.nodes().forEach(this::show);
      showMetaStore(status);
      status.logs().forEach(this::show);
      if (status.nodes().stream().noneMatch(NodeStatus::isUp)) {
        out().println("no node serves; 'rhenea diagnose' says why, 'rhenea up' starts a cluster");
      }
    }
    return status.isServing() ? Exit.VALID : Exit.UNKNOWN;
  }

  private void show(NodeStatus node) {
    String process = node.pid() == null ? "" : "process %-8d".formatted(node.pid());
    String does = String.join(", ", node.roles());
    String hosts = String.join(", ", node.engines());
    String remark =
        switch (node.state()) {
          case "up" -> does + (does.isEmpty() || hosts.isEmpty() ? "" : "; ") + hosts;
          case "down" -> "'rhenea start %s' starts it".formatted(node.node());
          case "ended" -> "its process ended by itself; 'rhenea start %s'".formatted(node.node());
          default -> Optional.ofNullable(node.reason()).orElse("");
        };
    out()
        .printf(
            "%-4s %-9s http://%s  %s %s%n",
            node.node(), node.state(), node.http(), process, remark);
  }

  private void showMetaStore(ClusterStatus status) {
    List<String> moving = status.moving();
    if (moving != null) {
      out()
          .printf(
              "%nthe MetaStore is being moved from %s to %s, which is not finished:"
                  + " 'rhenea acceptors %s' finishes it%n",
              status.register(), String.join(", ", moving), String.join(",", moving));
    }
  }

  private void show(LogStatus log) {
    Long tail = log.tail();
    out()
        .printf(
            "%nlog %s: %s, %s, version %d of its chain, %s%n",
            log.log(),
            tail == null ? "tail not known, at least " + log.knownTail() : "tail " + tail,
            log.trimMark() == 0 ? "nothing trimmed" : "trimmed below " + log.trimMark(),
            log.version(),
            log.pending() == null
                ? "nothing pending"
                : "a switch to " + log.pending() + " pending");
    if (tail == null) {
      out().printf("  %s%n  'rhenea diagnose %s' says why%n", log.reason(), log.log());
    }
    for (String line : ChainPicture.draw(log.chain(), tail == null ? log.knownTail() : tail)) {
      out().println("  " + line);
    }
  }
}
