package dev.rhenea.contract;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Host;
import dev.rhenea.register.Version;
import dev.rhenea.register.Versioned;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.register.WriteResult;
import java.util.function.Function;

/** A register's handle, as a test uses it. */
final class RegisterClient {
  private static final int PERSEVERANCE = 20;

  private final TestCluster cluster;
  private final Host host;
  private final VersionedRegister register;

  RegisterClient(TestCluster cluster, Host host, VersionedRegister register) {
    this.cluster = cluster;
    this.host = host;
    this.register = register;
  }

  NodeId node() {
    return host.environment().node();
  }

  Environment environment() {
    return host.environment();
  }

  <T> Call<T> start(Function<VersionedRegister, Future<T>> call) {
    return cluster.start(host, () -> call.apply(register));
  }

  <T> T await(Function<VersionedRegister, Future<T>> call) throws Unavailable {
    return start(call).await();
  }

  Call<WriteResult> startWrite(String value, Version expected) {
    return start(each -> each.conditionalWrite(Payload.utf8(value), expected));
  }

  WriteResult write(String value, Version expected) throws Unavailable {
    return startWrite(value, expected).await();
  }

  Versioned read() throws Unavailable {
    return await(VersionedRegister::read);
  }

  /** Reads until it succeeds: on a rough network one deadline may be missed. */
  Versioned readAtLast() throws Unavailable {
    for (int attempt = 1; ; attempt++) {
      try {
        return read();
      } catch (Unavailable why) {
        if (attempt == PERSEVERANCE) {
          throw why;
        }
      }
    }
  }
}
