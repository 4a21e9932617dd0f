package dev.rhenea.composition.lockstep;

import dev.rhenea.composition.lockstep.LockstepMessage.Begin;
import dev.rhenea.composition.lockstep.LockstepMessage.Begun;
import dev.rhenea.composition.lockstep.LockstepMessage.End;
import dev.rhenea.composition.lockstep.LockstepMessage.FromConductor;
import dev.rhenea.composition.lockstep.LockstepMessage.Refused;
import dev.rhenea.composition.part.Ends;
import dev.rhenea.composition.part.Parts;
import dev.rhenea.environment.Address;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.environment.RoleName;
import dev.rhenea.environment.StorageId;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Host;
import dev.rhenea.spec.Arguments;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A composition whose conductor writes to all children in lockstep: its arguments, and how its
 * Loglets are made, opened and destroyed. The provider says what each child keeps.
 *
 * @param needed how many children are enough to read
 * @param kind what each child keeps of an entry
 */
public record Lockstep(ProtocolSpec spec, int needed, Layout.Kind kind) {
  public static final String CHILDREN = "children";
  public static final String CONDUCTOR = "conductor";

  /**
   * In the stamps of a copy, which nobody conducts. Not 0: versions that know no such copies take
   * that for a conductor that was never bound, and would read what stands behind the stamp as an
   * entry; now they find nothing that is right.
   */
  private static final StorageId NOBODY = new StorageId(1);

  /** The parameter that names the conductor's node. */
  public static Parameter conductorParameter() {
    return Parameter.named(
        CONDUCTOR,
        new Parameter.Type.Node(),
        "the first child's first node",
        "Node that orders the entries and writes them to the children; a copy has none.");
  }

  public Parts parts() {
    return new Parts(spec, CHILDREN);
  }

  /**
   * The node whose conductor orders the entries, bound to its data folder once created. Empty if
   * none is named and the first child names no node: then nothing can be appended.
   */
  public Optional<Value.Node> conductor() {
    return named().or(this::usual);
  }

  private Optional<Value.Node> named() {
    return new Arguments(spec).nodes(CONDUCTOR).stream().findFirst();
  }

  private Optional<Value.Node> usual() {
    return parts().specs().getFirst().nodes().stream().map(Value.Node::new).findFirst();
  }

  /** What is lost with one store that several children are in; each a sentence. */
  public List<String> sharedStores() {
    return spec.folders().stream()
        .map(Value.Folder::path)
        .distinct()
        .flatMap(path -> shared(path).stream())
        .toList();
  }

  private Optional<String> shared(String path) {
    List<ProtocolSpec> children = parts().specs();
    long lost =
        children.stream()
            .filter(
                child -> child.folders().stream().map(Value.Folder::path).anyMatch(path::equals))
            .count();
    return lost < 2
        ? Optional.empty()
        : Optional.of(
            "losing %s takes %d of %d children away, of which %d may be lost"
                .formatted(path, lost, children.size(), children.size() - needed));
  }

  private Address address(LogletId id, NodeId conductor) {
    return new Address(conductor, id.unit(), new RoleName(spec.protocol(), ConductorRole.NAME));
  }

  private Lockstep with(ProtocolSpec other) {
    return new Lockstep(other, needed, kind);
  }

  /** The children first; then a conductor begins, and is bound to the folder it began in. */
  public Future<ProtocolSpec> create(Host host, LogletId id, HandleLimits limits) {
    return parts()
        .create(host, id, limits.withDeadline(limits.deadline().dividedBy(2)))
        .compose(children -> with(children).begin(host, id, limits.deadline().dividedBy(2)));
  }

  private Future<ProtocolSpec> begin(Host host, LogletId id, Duration deadline) {
    Environment environment = host.environment();
    NodeId node = conductor().orElseThrow().id();
    return tell(host, id, node, new Begin(id, parts().specs(), needed), deadline)
        .compose(answer ->
            switch (answer) {
              case Begun(StorageId folder) ->
                  environment.completed(spec.with(CONDUCTOR, new Value.Node(node, folder)));
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
  private Future<FromConductor> tell(
      Host host,
      LogletId id,
      NodeId conductor,
      LockstepMessage.ToConductor message,
      Duration deadline) {
    Environment environment = host.environment();
    Pace pace = Pace.within(deadline);
    long end = environment.timers().now() + deadline.toNanos();
    return Loop.run(
        environment,
        Done.DONE,
        again ->
            ConductorClient.ask(environment, address(id, conductor), message, pace.request())
                .<Loop.Step<Done, FromConductor>>map(Loop.Step.Done::new)
                .recover(silent ->
                    environment.timers().now() + pace.pause().toNanos() < end
                        ? environment
                            .pause(pace.pause())
                            .map(waited -> new Loop.Step.Again<>(Done.DONE))
                        : environment.unavailable(
                            new Diagnosis(
                                "conductor %s of %s does not answer".formatted(conductor, id),
                                List.of(conductor),
                                "start it, or name another conductor"))));
  }

  /** What each child keeps of a copy. */
  Layout copied() {
    return layout(NOBODY);
  }

  private Layout layout(StorageId life) {
    return kind.of(life, parts().specs().size(), needed);
  }

  /** What a copy's child is allowed, or asked to take. */
  HandleLimits inner(HandleLimits limits) {
    return limits.withOverhead(copied().share(0));
  }

  /**
   * A handle on a Loglet that was created, or begun as a copy: then no conductor is bound. It takes
   * no entry larger than its traits say.
   */
  public Loglet open(Host host, LogletId id, LogletTraits traits, HandleLimits limits) {
    Environment environment = host.environment();
    HandleLimits own = own(traits, limits);
    Optional<Value.Node> conductor = named().filter(node -> node.storageId().isPresent());
    if (conductor.isEmpty()) {
      List<Loglet> copies = parts().open(host, id, copies(own));
      return new CopiedLoglet(environment, id, traits, copied(), copies, own);
    }
    StorageId life = conductor.get().storageId().orElseThrow();
    return new LockstepLoglet(
        environment,
        id,
        traits,
        address(id, conductor.get().id()),
        life,
        layout(life),
        parts().open(host, id, inner(own).withDeadline(Pace.within(own.deadline()).child())),
        own);
  }

  /** Those of a handle: it takes no entry larger than its traits say. */
  static HandleLimits own(LogletTraits traits, HandleLimits limits) {
    return new HandleLimits(
        limits.deadline(),
        limits.entriesInFlight(),
        limits.bytesInFlight(),
        Math.min(limits.largestEntry(), traits.largestEntry()));
  }

  /** Those of its handles on copies: what takes longest is a tail, and then a read. */
  HandleLimits copies(HandleLimits own) {
    return inner(own).withDeadline(own.deadline().multipliedBy(7).dividedBy(16));
  }

  /** The children also if the conductor cannot be told: it stops at its next entry. */
  public Future<Done> destroy(Host host, LogletId id, HandleLimits limits) {
    List<Future<Done>> ends = new ArrayList<>();
    ends.add(parts().destroy(host, id, limits));
    if (!isCopy()) {
      conductor()
          .map(node -> tell(host, id, node.id(), new End(), limits.deadline()))
          .ifPresent(told -> ends.add(told.map(ended -> Done.DONE)));
    }
    return Ends.all(host.environment(), ends);
  }

  /** What was created names its conductor; what may have been, before that is known, is unbound. */
  private boolean isCopy() {
    return named().isEmpty() && !spec.equals(spec.unbound());
  }

  /**
   * The conductor's role of a protocol.
   *
   * @throws IllegalArgumentException if {@code role} is another one
   */
  public static Role openRole(Host host, String protocol, String role, Layout.Kind kind) {
    if (!role.equals(ConductorRole.NAME)) {
      throw new IllegalArgumentException(protocol + " has no role '" + role + "'");
    }
    return new ConductorRole(host, kind);
  }

  /** A message to or from a conductor in few words, for charts. */
  public static String describe(Payload message) {
    return LockstepCodec.decode(message, LockstepMessage.class).brief();
  }

  /** The conductor's handles on the children, with room for all it lets through (M5). */
  static List<Loglet> children(Host host, LogletId id, List<ProtocolSpec> specs) {
    List<Value> values = specs.stream().<Value>map(Value.Child::new).toList();
    return new Parts(ProtocolSpec.of("conductor").with(CHILDREN, new Value.Items(values)), CHILDREN)
        .open(
            host,
            id,
            new HandleLimits(
                HandleLimits.DEFAULT.deadline(),
                2 * Conductor.MOST_ENTRIES,
                2 * Conductor.MOST_BYTES,
                Math.toIntExact(Conductor.MOST_BYTES)));
  }
}
