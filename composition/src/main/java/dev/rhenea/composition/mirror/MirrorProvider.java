package dev.rhenea.composition.mirror;

import dev.rhenea.composition.mirror.MirrorMessage.Begin;
import dev.rhenea.composition.mirror.MirrorMessage.Begun;
import dev.rhenea.composition.mirror.MirrorMessage.End;
import dev.rhenea.composition.mirror.MirrorMessage.FromConductor;
import dev.rhenea.composition.mirror.MirrorMessage.Refused;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.environment.StorageId;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.payload.Payload;
import dev.rhenea.prediction.Prediction;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** Makes mirrors: {@code mirror(native(n1, n2, n3), zookeeper(n1, n2, n3), conductor: n2)}. */
public final class MirrorProvider implements LogletProvider {
  /** Nobody's: that of a mirror whose conductor was never bound. */
  private static final StorageId UNBOUND = new StorageId(0);

  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public String name() {
    return Mirroring.NAME;
  }

  @Override
  public String summary() {
    return "Keeps every entry on each of its children, which a conductor writes in lockstep: appends"
        + " need all of them, seal, checkTail and reads any one.";
  }

  @Override
  public String source() {
    return "This project; RAID 1: Patterson, Gibson and Katz, A Case for Redundant Arrays of"
        + " Inexpensive Disks, SIGMOD 1988";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.rest(
            Mirroring.CHILDREN,
            new Parameter.Type.Children(1),
            "The compositions that keep every entry each."),
        Parameter.named(
            Mirroring.CONDUCTOR,
            new Parameter.Type.Node(),
            "the first child's first node",
            "Node that orders the entries and writes them to the children."));
  }

  @Override
  public void validate(ProtocolSpec spec, Catalogue catalogue) {
    traits(spec, catalogue);
  }

  @Override
  public LogletTraits traits(ProtocolSpec spec, Catalogue catalogue) {
    return new Mirroring(spec).traits(catalogue);
  }

  @Override
  public Optional<Prediction> predict(ProtocolSpec spec, Catalogue catalogue) {
    Mirroring mirroring = new Mirroring(spec);
    return mirroring
        .parts()
        .predictions(catalogue)
        .map(children -> MirrorPrediction.of(mirroring.conductor().id(), children));
  }

  /** The children first; then a conductor begins, and is bound to the folder it began in. */
  @Override
  public Future<ProtocolSpec> create(
      Host host, LogletId id, ProtocolSpec spec, HandleLimits limits) {
    return new Mirroring(spec)
        .parts()
        .create(host, id, limits.withDeadline(limits.deadline().dividedBy(2)))
        .compose(children -> begin(host, id, children, limits.deadline().dividedBy(2)));
  }

  private static Future<ProtocolSpec> begin(
      Host host, LogletId id, ProtocolSpec spec, Duration deadline) {
    Environment environment = host.environment();
    Mirroring mirroring = new Mirroring(spec);
    NodeId node = mirroring.conductor().id();
    Begin message = new Begin(id, mirroring.parts().specs());
    return tell(host, id, mirroring, message, deadline)
        .compose(answer ->
            switch (answer) {
              case Begun(StorageId folder) ->
                  environment.completed(
                      spec.with(Mirroring.CONDUCTOR, new Value.Node(node, folder)));
              case Refused(String reason) ->
                  environment.unavailable(
                      new Diagnosis(
                          "create of %s: %s".formatted(id, reason),
                          List.of(node),
                          "try again: that is another Loglet"));
              default ->
                  throw new IllegalStateException("the conductor answered Begin by " + answer);
            });
  }

  /** Asks the conductor until it answers or the deadline comes. */
  private static Future<FromConductor> tell(
      Host host,
      LogletId id,
      Mirroring mirroring,
      MirrorMessage.ToConductor message,
      Duration deadline) {
    Environment environment = host.environment();
    Pace pace = Pace.within(deadline);
    long end = environment.timers().now() + deadline.toNanos();
    return Loop.run(
        environment,
        Done.DONE,
        again ->
            ConductorClient.ask(environment, mirroring.address(id), message, pace.request())
                .<Loop.Step<Done, FromConductor>>map(Loop.Step.Done::new)
                .recover(silent ->
                    environment.timers().now() + pace.pause().toNanos() < end
                        ? environment
                            .pause(pace.pause())
                            .map(waited -> new Loop.Step.Again<>(Done.DONE))
                        : environment.unavailable(
                            new Diagnosis(
                                "conductor %s of %s does not answer"
                                    .formatted(mirroring.conductor().id(), id),
                                List.of(mirroring.conductor().id()),
                                "start it, or name another conductor"))));
  }

  @Override
  public Loglet open(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
    Mirroring mirroring = new Mirroring(created);
    Pace pace = Pace.within(limits.deadline());
    return new MirrorLoglet(
        host.environment(),
        id,
        traits(created, host.catalogue()),
        mirroring.address(id),
        mirroring.conductor().storageId().orElse(UNBOUND),
        mirroring
            .parts()
            .open(host, id, limits.withOverhead(Stamp.OVERHEAD).withDeadline(pace.child())),
        limits);
  }

  /** The children also if the conductor cannot be told: it stops at its next entry. */
  @Override
  public Future<Done> destroy(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
    Mirroring mirroring = new Mirroring(created);
    Future<Done> children =
        mirroring.parts().destroy(host, id, limits.withOverhead(Stamp.OVERHEAD));
    return tell(host, id, mirroring, new End(), limits.deadline()).compose(ended -> children);
  }

  @Override
  public Optional<ProtocolSpec> propose(
      ProtocolSpec spec,
      Catalogue catalogue,
      SequencedSet<NodeId> failed,
      SequencedSet<NodeId> spares) {
    return Replacement.of(new Mirroring(spec), catalogue, failed, spares);
  }

  @Override
  public Role openRole(Host host, String role) {
    if (!role.equals(ConductorRole.NAME)) {
      throw new IllegalArgumentException("mirror has no role '" + role + "'");
    }
    return new ConductorRole(host);
  }

  @Override
  public Optional<String> describe(String role, Payload message) {
    return Optional.of(MirrorCodec.decode(message, MirrorMessage.class).brief());
  }
}
