package dev.rhenea.virtuallog;

import dev.rhenea.environment.Address;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.UnitId;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * An out-of-band failure detector: asks every other member for a sign of life at regular intervals,
 * and suspects who was not heard of for several of them, by this node or by any that it can ask. An
 * answer clears the suspicion, and it may come late: behind a busy connection pings queue, and who
 * answers slowly is not dead.
 *
 * <p>Nodes tell each other whom they heard ({@link Hearsay}), because a suspicion moves the log for
 * everybody: of two nodes that do not reach each other, each would replace the other for ever.
 * Whether appends get through is another question, and they answer it themselves.
 */
public final class Pinger implements FailureDetector {
  /** Every 100 ms; suspected after five silent ones. */
  public static final Duration INTERVAL = Duration.ofMillis(100);

  private static final int SILENT_PINGS = 5;

  /** An answer older than that tells nothing any more. */
  private static final int LATEST_ANSWER = 20;

  private final Environment environment;
  private final Supplier<SequencedSet<NodeId>> members;
  private final Duration interval;
  private final Pace pace;

  /** Pings sent to a node since it was heard of. */
  private final Map<NodeId, Integer> silent = new TreeMap<>();

  /** The round of the latest answer. */
  private final Map<NodeId, Long> answered = new TreeMap<>();

  private final Map<NodeId, StorageId> folders = new TreeMap<>();
  private final Hearsay own = new Hearsay();
  private final Hearsay others = new Hearsay();
  private final Set<NodeId> reported = new TreeSet<>();
  private final List<Runnable> listeners = new ArrayList<>();
  private long rounds;
  private boolean closed;

  private Pinger(
      Environment environment, Supplier<SequencedSet<NodeId>> members, Duration interval) {
    this.environment = environment;
    this.members = members;
    this.interval = interval;
    this.pace = new Pace(environment);
  }

  /**
   * Starts to ping.
   *
   * @param members asked anew for every round
   * @param interval mean time between two rounds
   */
  public static Pinger start(
      Environment environment, Supplier<SequencedSet<NodeId>> members, Duration interval) {
    Pinger pinger = new Pinger(environment, members, interval);
    pinger.round();
    return pinger;
  }

  @Override
  public SequencedSet<NodeId> members() {
    return new LinkedHashSet<>(members.get());
  }

  @Override
  public SequencedSet<NodeId> suspects() {
    SequencedSet<NodeId> suspects = members();
    suspects.removeIf(node -> !isSilent(node) || isHeardByOthers(node));
    return suspects;
  }

  /** To this node, whatever others say. */
  private boolean isSilent(NodeId node) {
    return silent.getOrDefault(node, 0) > SILENT_PINGS;
  }

  private boolean isHeardByOthers(NodeId node) {
    return others.isHeard(node, pace.now(), interval.multipliedBy(SILENT_PINGS));
  }

  @Override
  public boolean hasLeft(NodeId node) {
    return !members.get().contains(node);
  }

  @Override
  public Optional<StorageId> folder(NodeId node) {
    return node.equals(environment.node())
        ? Optional.of(environment.storage().id())
        : Optional.ofNullable(isSilent(node) ? null : folders.get(node));
  }

  @Override
  public void onSuspicion(Runnable listener) {
    listeners.add(listener);
  }

  /** Stops to ping; the suspicions stay what they are. */
  public void close() {
    closed = true;
  }

  private void round() {
    if (closed) {
      return;
    }
    rounds++;
    for (NodeId node : members()) {
      if (!node.equals(environment.node())) {
        ping(node, rounds);
      }
    }
    report();
    pace.pause(interval).whenDone(this::round);
  }

  /** Whoever became suspected since the last round is new. */
  private void report() {
    SequencedSet<NodeId> suspects = suspects();
    boolean isNew = !reported.containsAll(suspects);
    reported.clear();
    reported.addAll(suspects);
    if (isNew) {
      listeners.forEach(Runnable::run);
    }
  }

  private void ping(NodeId node, long round) {
    silent.merge(node, 1, Integer::sum);
    long sent = pace.now();
    UnitId unit = new UnitId(PingProvider.NAME);
    environment
        .network()
        .request(
            new Address(node, unit, PingProvider.ROLE),
            own.write(new PayloadWriter(), sent).toPayload(),
            interval.multipliedBy(LATEST_ANSWER))
        .whenDone(alive -> heard(node, round, sent, alive), why -> {}); // its silence was counted
  }

  /** An answer that cannot be understood, or an older one, is a sign of life, too. */
  private void heard(NodeId node, long round, long sent, Payload answer) {
    silent.remove(node);
    own.heard(node, pace.now());
    if (round < answered.getOrDefault(node, 0L)) {
      return;
    }
    answered.put(node, round);
    try {
      PayloadReader in = new PayloadReader(answer);
      folders.put(node, new StorageId(in.number()));
      if (in.hasMore()) {
        others.read(in, sent);
      }
    } catch (MalformedPayloadException otherVersion) {
      folders.remove(node);
    }
  }
}
