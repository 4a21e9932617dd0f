package dev.rhenea.zookeeper;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.prediction.Needs;
import dev.rhenea.prediction.Prediction;
import dev.rhenea.prediction.Step;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.Arguments;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** Makes Loglets in a ZooKeeper ensemble: {@code zookeeper(n1, n2, n3, mode: naive)}. */
public final class ZooKeeperLogletProvider implements LogletProvider {
  /**
   * What fits into one request beside the paths and envelopes that go with it: ZooKeeper's servers
   * drop connections that send more than 1 MiB ({@code jute.maxbuffer}).
   */
  static final int LARGEST_ENTRY = 1000 * 1024;

  /**
   * The counter that ZooKeeper shows is twice the creations less the children, in 31 bits. A sealed
   * Loglet can be passed by no more than what all handles had in flight, far less than the 73
   * million left up to 2^30.
   */
  static final long LARGEST_CAPACITY = 1_000_000_000;

  private static final String NAIVE = "naive";
  private static final String PIPELINED = "pipelined";

  private static final Parameter MODE =
      Parameter.named(
          "mode",
          new Parameter.Type.Choice(List.of(NAIVE, PIPELINED)),
          PIPELINED,
          "Naive: each handle sends one append at a time; pipelined: as many as it may have in"
              + " flight.");

  private static final Parameter CAPACITY =
      Parameter.named(
          "capacity",
          new Parameter.Type.Whole(1, LARGEST_CAPACITY),
          Long.toString(LARGEST_CAPACITY),
          "Entries after which the Loglet seals itself, so that the log goes on in another one.");

  private final Sessions sessions = new Sessions();

  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public String name() {
    return ZooKeeperEngine.NAME;
  }

  @Override
  public String summary() {
    return "The leader of a ZooKeeper ensemble orders the entries as sequential nodes; survives"
        + " the loss of a minority of its servers.";
  }

  @Override
  public String source() {
    return "Delos, OSDI 2020, section 4 (ZKLoglet); Apache ZooKeeper 3.9, Programmer's Guide";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(Ensemble.NODES, MODE, CAPACITY);
  }

  @Override
  public void validate(ProtocolSpec spec, Catalogue catalogue) {
    Ensemble.validate(spec);
  }

  @Override
  public LogletTraits traits(ProtocolSpec spec, Catalogue catalogue) {
    Ensemble.validate(spec);
    return new LogletTraits(
        true,
        true,
        LogletTraits.Seal.STRONG,
        LARGEST_ENTRY,
        LogletTraits.Durability.FSYNC,
        false,
        LogletTraits.Intake.APPENDS);
  }

  /** What its servers say to each other is the ensemble's business, and not known here. */
  @Override
  public Optional<Prediction> predict(ProtocolSpec spec, Catalogue catalogue) {
    List<NodeId> nodes = new Arguments(spec).nodeIds(Ensemble.NODES.name());
    Step step = Step.ofUnknownCost(Needs.majority(nodes));
    return Optional.of(
        new Prediction(step, step, step, step, new Prediction.Stored(nodes.size(), 0)));
  }

  @Override
  public Role openRole(Host host, String role) {
    throw new IllegalArgumentException("zookeeper has no role '" + role + "': its servers do it");
  }

  /**
   * The spec is returned as it is: a Loglet lives in the ensemble's tree, not in a node's folder.
   */
  @Override
  public Future<ProtocolSpec> create(
      Host host, LogletId id, ProtocolSpec spec, HandleLimits limits) {
    return lifecycle(host, id, spec, limits).create().map(created -> spec);
  }

  @Override
  public Loglet open(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
    Arguments arguments = new Arguments(created);
    HandleLimits own =
        new HandleLimits(
            limits.deadline(),
            limits.entriesInFlight(),
            limits.bytesInFlight(),
            Math.min(limits.largestEntry(), LARGEST_ENTRY));
    return new ZooKeeperLoglet(
        host.environment(),
        Ensemble.of(host, created),
        sessions,
        new LogletTree(id),
        traits(created, host.catalogue()),
        own,
        arguments.word(MODE.name(), PIPELINED).equals(NAIVE) ? 1 : own.entriesInFlight(),
        arguments.whole(CAPACITY.name(), LARGEST_CAPACITY));
  }

  @Override
  public Future<Done> destroy(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
    return lifecycle(host, id, created, limits).destroy();
  }

  /**
   * The same ensemble, reached through the nodes that are left. It has the members it was started
   * with: a spare is none of them, and without a majority of those named there is nothing to
   * propose.
   */
  @Override
  public Optional<ProtocolSpec> propose(
      ProtocolSpec spec,
      Catalogue catalogue,
      SequencedSet<NodeId> failed,
      SequencedSet<NodeId> spares) {
    List<NodeId> nodes = new Arguments(spec).nodeIds(Ensemble.NODES.name());
    List<NodeId> left = nodes.stream().filter(node -> !failed.contains(node)).toList();
    return left.size() > nodes.size() / 2
        ? Optional.of(spec.withNodes(Ensemble.NODES.name(), left))
        : Optional.empty();
  }

  private LogletLifecycle lifecycle(
      Host host, LogletId id, ProtocolSpec spec, HandleLimits limits) {
    return new LogletLifecycle(
        host.environment(),
        Ensemble.of(host, spec),
        sessions,
        new LogletTree(id),
        limits.deadline());
  }
}
