package dev.rhenea.memory;

import dev.rhenea.environment.Address;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Role;
import dev.rhenea.environment.RoleName;
import dev.rhenea.environment.StorageId;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.RegisterProvider;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code memory(n1)}: a register in the memory of one node. */
public final class MemoryRegisterProvider implements RegisterProvider {
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
    return "One node keeps the value in its memory; survives neither its crash nor its loss.";
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
  public Role openRole(Host host, String role) {
    if (!role.equals(RegisterServer.ROLE)) {
      throw new IllegalArgumentException("memory has no role '" + role + "' for registers");
    }
    return new RegisterServer(host.environment());
  }

  @Override
  public Optional<String> describe(String role, Payload message) {
    return role.equals(RegisterServer.ROLE)
        ? Optional.of(RegisterMessage.decode(message).getClass().getSimpleName())
        : Optional.empty();
  }

  @Override
  public Future<ProtocolSpec> create(
      Host host, RegisterId id, ProtocolSpec spec, Duration deadline) {
    Environment environment = host.environment();
    return requests(host, id, spec)
        .ask("create", deadline, new RegisterMessage.Create()::encode)
        .map(RegisterMessage::decode)
        .compose(answer ->
            switch (answer) {
              case RegisterMessage.Created(StorageId storage) ->
                  environment.completed(OneNode.bound(spec, storage));
              default ->
                  environment.unavailable(
                      new Diagnosis(
                          "create " + id + ": it was lost when its node restarted",
                          List.of(OneNode.of(spec).id()),
                          "create another one"));
            });
  }

  @Override
  public VersionedRegister open(Host host, RegisterId id, ProtocolSpec created, Duration deadline) {
    return new MemoryRegister(
        host.environment(), OneNode.of(created).created(), requests(host, id, created), deadline);
  }

  private static Requests requests(Host host, RegisterId id, ProtocolSpec spec) {
    RoleName role = new RoleName(OneNode.PROTOCOL, RegisterServer.ROLE);
    return new Requests(host.environment(), new Address(OneNode.of(spec).id(), id.unit(), role));
  }
}
