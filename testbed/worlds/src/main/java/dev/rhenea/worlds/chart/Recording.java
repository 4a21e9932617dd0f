package dev.rhenea.worlds.chart;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Trace;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers what a run looked like, but for pings, which say nothing. */
public final class Recording implements Spectator {
  private static final String PING = new PingProvider().name();
  private static final String PAXOS = "paxos";

  private final Catalogue catalogue;
  private final boolean metaStore;
  private final List<Mark> marks = new ArrayList<>();
  private final Map<Fault, List<NodeId>> hit = new HashMap<>();

  /**
   * @param metaStore whether the MetaStore's messages and steps matter; it is polled all the time
   */
  public Recording(Catalogue catalogue, boolean metaStore) {
    this.catalogue = catalogue;
    this.metaStore = metaStore;
  }

  @Override
  public void step(Traced traced) {
    Trace step = traced.step();
    if (metaStore || !(step instanceof PaxosTrace)) {
      String detail = step.toString();
      int bracket = detail.indexOf('[');
      marks.add(
          new Mark.Step(
              traced.time(),
              traced.node(),
              step.step(),
              bracket < 0 || detail.endsWith("[]") ? "" : detail.substring(bracket)));
    }
  }

  @Override
  public void message(Transmission message) {
    boolean elsewhere = !message.from().equals(message.to());
    String protocol = message.role().role().protocol();
    if (elsewhere && !protocol.equals(PING) && (metaStore || !protocol.equals(PAXOS))) {
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
    hit.put(fault, List.copyOf(nodes));
    marks.add(new Mark.Struck(time, fault.kind(), nodes));
  }

  @Override
  public void mended(long time, Fault fault) {
    Optional.ofNullable(hit.remove(fault))
        .ifPresent(nodes -> marks.add(new Mark.Mended(time, fault.kind(), nodes)));
  }

  @Override
  public void phase(long time, String name) {
    marks.add(new Mark.Phase(time, name));
  }

  /**
   * What a person should see of the run up to that time, in its order: every fault and phase, and
   * at most {@code most} messages and steps.
   */
  public List<Mark> excerpt(Duration end, int most) {
    return Excerpt.of(marks, end.toNanos(), most);
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
