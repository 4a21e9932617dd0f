package dev.rhenea.worlds.schedule;

import dev.rhenea.composition.Composition;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.simulator.DiskModel;
import dev.rhenea.simulator.NetworkModel;
import dev.rhenea.simulator.NicModel;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A schedule in words, a line for each thing that happens; {@link ScheduleReader} reads it back.
 *
 * <pre>
 *   seed 17
 *   nodes n1 n2 n3
 *   clients n1 n3
 *   metastore n1 n2 n3
 *   log native(n1, n2, n3)
 *   network 50us +200us late 0.01 by 20ms lost 0.01 twice 0
 *   disks sync 100us +100us read 50us
 *   nic sends 10485760 receives 10485760     (bytes a second; if missing, any number)
 *   core n2 n3 n1 others crash
 *   at 120ms n1 append 3 of 40 bytes
 *   at 300ms n3 switch native(n2, n3, n1)
 *   at 500ms for 800ms crash sequencer
 * </pre>
 */
public final class ScheduleWriter {
  private final Catalogue catalogue;

  public ScheduleWriter(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The lines, each ended. */
  public String write(Schedule schedule) {
    List<String> lines = new ArrayList<>();
    Cluster cluster = schedule.cluster();
    lines.add("seed " + schedule.seed());
    lines.add("nodes " + NodeId.joined(cluster.nodes(), " "));
    add(lines, "keepers", cluster.keepers());
    lines.add("clients " + NodeId.joined(cluster.clients(), " "));
    lines.add("metastore " + NodeId.joined(cluster.acceptors(), " "));
    add(lines, "spares", cluster.spares());
    lines.add("log " + text(cluster.first()));
    lines.add("network " + network(schedule.network()));
    lines.add("disks " + disks(schedule.means().disks()));
    means(lines, schedule.means());
    lines.add(
        "core "
            + NodeId.joined(schedule.core().order(), " ")
            + schedule.core().others().map(kind -> " others " + kind.word()).orElse(""));
    schedule.calls().forEach(call -> lines.add(line(call)));
    schedule.faults().forEach(fault -> lines.add(line(fault)));
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static void add(List<String> lines, String word, List<NodeId> nodes) {
    if (!nodes.isEmpty()) {
      lines.add(word + " " + NodeId.joined(nodes, " "));
    }
  }

  private static String network(NetworkModel model) {
    return "%s +%s late %s by %s lost %s twice %s"
        .formatted(
            span(model.shortest()),
            span(model.spread()),
            model.stragglers(),
            span(model.longest()),
            model.loss(),
            model.duplication());
  }

  private static String disks(DiskModel model) {
    return "sync %s +%s read %s"
        .formatted(span(model.sync()), span(model.syncSpread()), span(model.read()));
  }

  private static void means(List<String> lines, Means means) {
    if (!means.nic().equals(NicModel.UNLIMITED)) {
      lines.add("nic sends %d receives %d".formatted(means.nic().sends(), means.nic().receives()));
    }
    HandleLimits limits = means.limits();
    if (!limits.equals(Means.SCARCE)) {
      lines.add(
          "limits %s with %d entries of %d bytes, each up to %d"
              .formatted(
                  span(limits.deadline()),
                  limits.entriesInFlight(),
                  limits.bytesInFlight(),
                  limits.largestEntry()));
    }
  }

  /** One call, as a line. */
  public String line(Call call) {
    String what =
        switch (call.request()) {
          case Request.Append(int entries, int bytes) ->
              "append %d of %d bytes".formatted(entries, bytes);
          case Request.CheckTail() -> "tail";
          case Request.Keep(int outstanding, int bytes, int reads, Duration time) ->
              "keep %d of %d bytes, %d%% tails, for %s"
                  .formatted(outstanding, bytes, reads, span(time));
          case Request.Read(int from, int positions) ->
              "read %d from %d%%".formatted(positions, from);
          case Request.Trim(int to) -> "trim %d%%".formatted(to);
          case Request.Switch(ProtocolSpec target) -> "switch " + text(target);
          case Request.Modify(int which, ProtocolSpec target) ->
              "modify %d%% %s".formatted(which, text(target));
        };
    return "at %s %s %s".formatted(span(call.at()), call.client(), what);
  }

  /** One fault, as a line. */
  public static String line(Fault fault) {
    String strength = fault.kind().isGraded() ? " %d%%".formatted(fault.strength()) : "";
    return "at %s for %s %s %s%s"
        .formatted(
            span(fault.at()),
            span(fault.span()),
            fault.kind().word(),
            target(fault.target()),
            strength);
  }

  private static String target(Target target) {
    return switch (target) {
      case Target.Nodes(List<NodeId> nodes) -> NodeId.joined(nodes, " ");
      case Target.Sequencer() -> "sequencer";
      case Target.Author(String step, int events) -> "author " + step + " +" + events;
      case Target.Upon(String step, Target whom) -> "upon " + step + " " + target(whom);
      case Target.MetaStore(Target.Share share, int turn) ->
          "metastore " + share.word() + " " + turn;
      case Target.LogServers(Target.Share share, int turn) ->
          "logservers " + share.word() + " " + turn;
      case Target.Everybody() -> "everybody";
    };
  }

  private String text(ProtocolSpec spec) {
    return Composition.print(spec, catalogue);
  }

  private static String span(Duration duration) {
    return new Value.Span(duration).toString();
  }
}
