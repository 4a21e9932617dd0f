package dev.rhenea.zookeeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.contract.engine.RealLoop;
import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.Payload;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.Version;
import dev.rhenea.register.Versioned;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.register.WriteResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Registers on real ZooKeeper servers (Delos, section 3; rule V7). */
class ZooKeeperRegisterTest {
  private static final RegisterId ID = new RegisterId("chain/test");
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  @TempDir Path folder;

  private Fixture fixture;

  @BeforeEach
  void start() throws Exception {
    fixture = new Fixture(folder);
    fixture.c1.loop.get(
        () -> fixture.c1.registers.create(fixture.c1.host, ID, fixture.spec, DEADLINE));
  }

  @AfterEach
  void stop() throws Exception {
    fixture.close();
  }

  private VersionedRegister open(Client client) throws InterruptedException {
    return client.loop.get(() ->
        client.loop.completed(client.registers.open(client.host, ID, fixture.spec, DEADLINE)));
  }

  @Test
  void writesAreConditionalOnTheVersion() throws Exception {
    VersionedRegister one = open(fixture.c1);
    VersionedRegister two = open(fixture.c2);
    assertThat(fixture.c1.loop.get(one::read)).isEqualTo(Versioned.NOTHING);
    Version first = new Version(1);
    assertThat(write(fixture.c1, one, "a", Version.NONE)).isEqualTo(new WriteResult.Written(first));
    assertThat(write(fixture.c2, two, "a", Version.NONE)).isEqualTo(new WriteResult.Conflict());
    assertThat(fixture.c2.loop.get(two::read)).isEqualTo(new Versioned(first, Payload.utf8("a")));
    assertThat(write(fixture.c2, two, "b", first))
        .isEqualTo(new WriteResult.Written(new Version(2)));
    assertThat(fixture.c1.loop.get(one::read))
        .isEqualTo(new Versioned(new Version(2), Payload.utf8("b")));
  }

  /** The lost attempt may have done it: the write id tells. */
  @Test
  void writesSurviveTheLossOfEveryServerInTurn() throws Exception {
    VersionedRegister register = open(fixture.c1);
    Version version = Version.NONE;
    for (NodeId server : fixture.servers.members()) {
      for (int i = 0; i < 20; i++) {
        String value = server + "/" + i;
        Version expected = version;
        CompletableFuture<RealLoop.Outcome<WriteResult>> write =
            fixture.c1.loop.start(() -> register.conditionalWrite(Payload.utf8(value), expected));
        if (i == 10) {
          fixture.servers.stop(server);
        }
        assertThat(fixture.c1.loop.value(write)).isEqualTo(new WriteResult.Written(version.next()));
        version = version.next();
      }
      fixture.servers.start(server);
    }
    assertThat(fixture.c1.loop.get(register::read).version()).isEqualTo(version);
  }

  private static WriteResult write(
      Client client, VersionedRegister register, String value, Version expected)
      throws InterruptedException {
    return client.loop.get(() -> register.conditionalWrite(Payload.utf8(value), expected));
  }
}
