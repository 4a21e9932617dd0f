package dev.rhenea.worlds.chart;

import dev.rhenea.environment.NodeId;
import dev.rhenea.paxos.PaxosTrace;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.simulator.Traced;
import dev.rhenea.simulator.Transmission;
import dev.rhenea.virtuallog.PingProvider;
import dev.rhenea.worlds.schedule.Fault;
import dev.rhenea.worlds.simulation.Spectator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Remembers what a run looked like. Left out is what goes on all the time and says nothing: pings,
 * and the polling of the MetaStore.
 */
public final class Recording implements Spectator {
  private static final String PING = new PingProvider().name();

  private final Catalogue catalogue;
  private final List<Mark> marks = new ArrayList<>();

  public Recording(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void step(Traced traced) {
    if (!(traced.step() instanceof PaxosTrace)) {
      marks.add(new Mark.Step(traced.time(), traced.node(), traced.step().step()));
    }
  }

  @Override
  public void message(Transmission message) {
    boolean elsewhere = !message.from().equals(message.to());
    String protocol = message.role().role().protocol();
    if (elsewhere && !protocol.equals(PING) && !protocol.equals("paxos")) {
      marks.add(
          new Mark.Message(
              message.sent(),
              message.ended(),
              message.from(),
              message.to(),
              text(message),
              message.arrived()));
    }
  }

  @Override
  public void struck(long time, Fault fault, Collection<NodeId> nodes) {
    marks.add(new Mark.Fault(time, nodes, fault.kind().word()));
  }

  @Override
  public void mended(long time, Fault fault) {
    marks.add(new Mark.Fault(time, fault.target().named(), fault.kind().word() + " over"));
  }

  /** The last {@code count} marks up to that time, in its order. */
  List<Mark> before(Duration end, int count) {
    List<Mark> all =
        marks.stream()
            .filter(mark -> mark.time() <= end.toNanos())
            .sorted(Comparator.comparingLong(Mark::time))
            .toList();
    return all.subList(Math.max(0, all.size() - count), all.size());
  }

  private String text(Transmission message) {
    if (message.kind() == Transmission.Kind.REFUSAL) {
      return "unavailable";
    }
    try {
      return catalogue.hosting(message.role().role().protocol()).stream()
          .flatMap(
              provider -> provider.describe(message.role().role().role(), message.bytes()).stream())
          .findFirst()
          .orElseGet(() -> bytes(message));
    } catch (MalformedPayloadException unknown) {
      return bytes(message);
    }
  }

  /** A protocol that does not tell what its messages mean. */
  private static String bytes(Transmission message) {
    return "%s, %d bytes".formatted(message.role().role().role(), message.bytes().size());
  }
}
