package dev.rhenea.memory;

import dev.rhenea.environment.Address;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.environment.RoleName;
import dev.rhenea.environment.StorageId;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.payload.Payload;
import dev.rhenea.prediction.Cost;
import dev.rhenea.prediction.Message;
import dev.rhenea.prediction.Needs;
import dev.rhenea.prediction.Prediction;
import dev.rhenea.prediction.Step;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletCopy;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** {@code memory(n1)}: a Loglet in the memory of one node. */
public final class MemoryLogletProvider implements LogletProvider {
  private static final int LARGEST_ENTRY = 4 << 20;

  private static final LogletTraits TRAITS =
      new LogletTraits(
          true,
          true,
          LogletTraits.Seal.STRONG,
          LARGEST_ENTRY,
          LogletTraits.Durability.NONE,
          true,
          LogletTraits.Intake.BOTH);

  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public String name() {
    return OneNode.PROTOCOL;
  }

  @Override
  public String summary() {
    return "One node orders entries in its memory; survives neither its crash nor its loss.";
  }

  @Override
  public String source() {
    return "The contract itself: this is its executable specification.";
  }

  @Override
  public List<Parameter> parameters() {
    return OneNode.PARAMETERS;
  }

  @Override
  public void validate(ProtocolSpec spec, Catalogue catalogue) {
    OneNode.of(spec);
  }

  @Override
  public LogletTraits traits(ProtocolSpec spec, Catalogue catalogue) {
    return TRAITS;
  }

  @Override
  public Role openRole(Host host, String role) {
    if (!role.equals(MemoryServer.ROLE)) {
      throw new IllegalArgumentException("memory has no role '" + role + "' for Loglets");
    }
    return new MemoryServer(host.environment());
  }

  @Override
  public Optional<String> describe(String role, Payload message) {
    return role.equals(MemoryServer.ROLE)
        ? Optional.of(MemoryMessage.decode(message).brief())
        : Optional.empty();
  }

  /** One node that is asked for everything. */
  @Override
  public Optional<Prediction> predict(ProtocolSpec spec, Catalogue catalogue) {
    NodeId node = OneNode.of(spec).id();
    Needs alive = Needs.node(node);
    Cost asking = Cost.asking(node);
    return Optional.of(
        new Prediction(
            new Step(
                alive, new Cost(2, 0, List.of(Message.to(node).withEntry(), Message.from(node)))),
            new Step(alive, asking),
            new Step(alive, asking),
            new Step(
                alive, new Cost(2, 0, List.of(Message.to(node), Message.from(node).withEntry()))),
            new Prediction.Stored(1, 0)));
  }

  @Override
  public Future<ProtocolSpec> create(
      Host host, LogletId id, ProtocolSpec spec, HandleLimits limits) {
    return make(host, id, spec, limits, "create", new MemoryMessage.Create());
  }

  @Override
  public Optional<LogletImporter> importer() {
    return Optional.of(new Importer());
  }

  /** A copy is made in the memory of its one node, like an original. */
  private static final class Importer implements LogletImporter {
    @Override
    public Future<ProtocolSpec> begin(
        Host host, LogletId id, ProtocolSpec spec, LogletOffset first, HandleLimits limits) {
      return make(host, id, spec, limits, "begin", new MemoryMessage.Begin(first));
    }

    @Override
    public LogletCopy open(
        Host host, LogletId id, ProtocolSpec begun, LogletOffset first, HandleLimits limits) {
      return new MemoryCopy(
          host.environment(),
          OneNode.of(begun).created(),
          requests(host, id, begun),
          limits.deadline());
    }
  }

  private static Future<ProtocolSpec> make(
      Host host,
      LogletId id,
      ProtocolSpec spec,
      HandleLimits limits,
      String what,
      MemoryMessage question) {
    Environment environment = host.environment();
    return ask(host, id, spec, limits, what, question)
        .compose(answer ->
            switch (answer) {
              case MemoryMessage.Created(StorageId storage) ->
                  environment.completed(OneNode.bound(spec, storage));
              default -> environment.unavailable(gone(what, id, OneNode.of(spec).id()));
            });
  }

  private static Diagnosis gone(String what, LogletId id, NodeId node) {
    return new Diagnosis(
        what + " " + id + ": it was destroyed, sealed before, or lost when its node restarted",
        List.of(node),
        "create another one");
  }

  @Override
  public Loglet open(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
    return new MemoryLoglet(
        host.environment(),
        TRAITS,
        OneNode.of(created).created(),
        requests(host, id, created),
        limits);
  }

  @Override
  public Future<Done> destroy(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
    return ask(host, id, created, limits, "destroy", new MemoryMessage.Destroy())
        .map(answer -> Done.DONE);
  }

  @Override
  public Optional<ProtocolSpec> propose(
      ProtocolSpec spec,
      Catalogue catalogue,
      SequencedSet<NodeId> failed,
      SequencedSet<NodeId> spares) {
    NodeId node = OneNode.of(spec).id();
    Optional<NodeId> next =
        failed.contains(node)
            ? spares.stream().filter(spare -> !failed.contains(spare)).findFirst()
            : Optional.of(node);
    return next.map(chosen -> OneNode.spec(spec, chosen));
  }

  private static Future<MemoryMessage> ask(
      Host host,
      LogletId id,
      ProtocolSpec spec,
      HandleLimits limits,
      String what,
      MemoryMessage question) {
    return requests(host, id, spec)
        .ask(what, limits.deadline(), question::encode)
        .map(MemoryMessage::decode);
  }

  private static Requests requests(Host host, LogletId id, ProtocolSpec spec) {
    RoleName role = new RoleName(OneNode.PROTOCOL, MemoryServer.ROLE);
    return new Requests(host.environment(), new Address(OneNode.of(spec).id(), id.unit(), role));
  }
}
