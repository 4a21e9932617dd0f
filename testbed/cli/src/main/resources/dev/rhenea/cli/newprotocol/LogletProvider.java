package dev.rhenea.@package@;

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
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.Arguments;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** {@code @protocol@(n1)}: a Loglet on the disk of one node. */
public final class @Class@LogletProvider implements LogletProvider {
  private static final String PROTOCOL = "@protocol@";
  private static final String NODE = "node";

  private static final LogletTraits TRAITS =
      new LogletTraits(
          true,
          false,
          LogletTraits.Seal.STRONG,
          HandleLimits.LARGEST_ENTRY,
          LogletTraits.Durability.FSYNC,
          true,
          LogletTraits.Intake.APPENDS);

  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public String name() {
    return PROTOCOL;
  }

  @Override
  public String summary() {
    return "One node orders entries on its disk; survives its crash, waits while it is down.";
  }

  @Override
  public String source() {
    return "Written by rhenea new-protocol: name your paper and its section here.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter(
            NODE,
            new Parameter.Type.Node(),
            Parameter.Position.NEXT,
            Optional.empty(),
            "The node that keeps everything on its disk."));
  }

  @Override
  public void validate(ProtocolSpec spec, Catalogue catalogue) {
    node(spec);
  }

  private static Value.Node node(ProtocolSpec spec) {
    List<Value.Node> nodes = new Arguments(spec).nodes(NODE);
    if (nodes.size() != 1) {
      throw new InvalidSpec(NODE, "@protocol@ takes one node, as in @protocol@(n1)");
    }
    return nodes.getFirst();
  }

  @Override
  public LogletTraits traits(ProtocolSpec spec, Catalogue catalogue) {
    return TRAITS;
  }

  @Override
  public Role openRole(Host host, String role) {
    if (!role.equals(@Class@Server.ROLE)) {
      throw new IllegalArgumentException("@protocol@ has no role '" + role + "'");
    }
    return new @Class@Server(host.environment());
  }

  @Override
  public Optional<String> describe(String role, Payload message) {
    return Optional.of(@Class@Message.decode(message).brief());
  }

  @Override
  public Future<ProtocolSpec> create(
      Host host, LogletId id, ProtocolSpec spec, HandleLimits limits) {
    Environment environment = host.environment();
    return requests(host, id, spec)
        .ask("create", limits.deadline(), new @Class@Message.Create())
        .compose(answer ->
            switch (answer) {
              case @Class@Message.Created(StorageId storage) ->
                  environment.completed(
                      spec.mapNodes(node -> new Value.Node(node.id(), storage)));
              default -> environment.unavailable(gone(id, node(spec).id()));
            });
  }

  private static Diagnosis gone(LogletId id, NodeId node) {
    return new Diagnosis(
        "create " + id + ": it was destroyed, or sealed before it was created",
        List.of(node),
        "create another one");
  }

  @Override
  public Loglet open(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
    StorageId storage =
        node(created)
            .storageId()
            .orElseThrow(() -> new InvalidSpec(NODE, created + " was not created"));
    return new @Class@Loglet(
        host.environment(), TRAITS, storage, requests(host, id, created), limits);
  }

  @Override
  public Future<Done> destroy(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
    return requests(host, id, created)
        .ask("destroy", limits.deadline(), new @Class@Message.Destroy())
        .map(answer -> Done.DONE);
  }

  @Override
  public Optional<ProtocolSpec> propose(
      ProtocolSpec spec,
      Catalogue catalogue,
      SequencedSet<NodeId> failed,
      SequencedSet<NodeId> spares) {
    NodeId node = node(spec).id();
    Optional<NodeId> next =
        failed.contains(node)
            ? spares.stream().filter(spare -> !failed.contains(spare)).findFirst()
            : Optional.of(node);
    return next.map(chosen -> spec.with(NODE, new Value.Node(chosen)));
  }

  private static Requests requests(Host host, LogletId id, ProtocolSpec spec) {
    RoleName role = new RoleName(PROTOCOL, @Class@Server.ROLE);
    return new Requests(host.environment(), new Address(node(spec).id(), id.unit(), role));
  }
}
