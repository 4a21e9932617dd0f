package dev.rhenea.contract;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.environment.StorageId;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;

/** Loglets that are objects in this JVM, with one defect each: what the kit must find. */
final class ToyLoglets implements LogletProvider {
  /** What a toy does wrong. */
  enum Defect {
    NONE,
    ACKNOWLEDGES_AFTER_THE_SEAL,
    SEAL_STAYS_IN_THE_HANDLE,
    OPEN_TAIL_IS_BEHIND,
    TAIL_BEFORE_SEAL_IN_TWO_STEPS,
    WRITES_TWICE,
    ACKNOWLEDGES_AND_FORGETS,
    REVERSES_PIPELINES,
    TRIM_GOES_BACK,
    IGNORES_LIMITS,
    CREATES_WHEN_OPENED,
    FOLLOWERS_SLEEP,
    READS_TOO_MUCH,
    FORGETS_THE_ELEVENTH_HANDLE,
    CREATION_UNSEALS,
    COPY_IS_SEEN_EARLY,
    COPY_TAKES_EVERYTHING_AGAIN,
    COPY_SKIPS_WHAT_IS_MISSING,
    COPY_ENDS_ANYWHERE,
    COPY_COMES_BACK,
    COPY_IS_OPEN,
    COPY_BEGINS_AT_ZERO,
    READS_THE_CLOCK,
    DRAWS_AT_RANDOM,
    ORDERS_BY_IDENTITY,
    ORDERS_BY_SALTED_HASH,
    STARTS_A_THREAD,
    WORKS_ON_ANOTHER_THREAD
  }

  /** The state of one Loglet. */
  static final class State {
    final List<Payload> entries = new ArrayList<>();
    boolean exists;
    boolean destroyed;
    boolean unfinished;
    boolean sealed;
    int trimMark;
    int handles;
  }

  private final SortedMap<String, State> states = new TreeMap<>();
  private final Defect defect;

  ToyLoglets(Defect defect) {
    this.defect = defect;
  }

  private State state(LogletId id) {
    return states.computeIfAbsent(id.toString(), fresh -> new State());
  }

  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public String name() {
    return "toy";
  }

  @Override
  public String summary() {
    return "an object in this JVM";
  }

  @Override
  public String source() {
    return "";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public void validate(ProtocolSpec spec, Catalogue catalogue) {}

  @Override
  public LogletTraits traits(ProtocolSpec spec, Catalogue catalogue) {
    return new LogletTraits(
        true,
        true,
        LogletTraits.Seal.STRONG,
        HandleLimits.LARGEST_ENTRY,
        LogletTraits.Durability.NONE,
        true,
        LogletTraits.Intake.BOTH);
  }

  @Override
  public Role openRole(Host host, String role) {
    throw new IllegalArgumentException("toys have no roles");
  }

  @Override
  public Future<ProtocolSpec> create(
      Host host, LogletId id, ProtocolSpec spec, HandleLimits limits) {
    state(id).exists = true;
    if (defect == Defect.CREATION_UNSEALS) {
      state(id).sealed = false;
    }
    return host.environment()
        .completed(spec.mapNodes(node -> new Value.Node(node.id(), new StorageId(1))));
  }

  @Override
  public Loglet open(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
    State state = state(id);
    if (defect == Defect.CREATES_WHEN_OPENED) {
      state.exists = true;
    }
    return new ToyLoglet(
        host.environment(), state, limits, traits(created, host.catalogue()), defect);
  }

  @Override
  public Optional<LogletImporter> importer() {
    return Optional.of(new ToyImporter(this::state, defect));
  }

  @Override
  public Future<Done> destroy(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
    state(id).destroyed = defect != Defect.COPY_COMES_BACK || !state(id).unfinished;
    return host.environment().done();
  }

  @Override
  public Optional<ProtocolSpec> propose(
      ProtocolSpec spec,
      Catalogue catalogue,
      SequencedSet<NodeId> failed,
      SequencedSet<NodeId> spares) {
    return Optional.of(spec);
  }
}
