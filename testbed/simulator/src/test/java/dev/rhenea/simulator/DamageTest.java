package dev.rhenea.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.RecordLog;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a disk does to its content is noticed, always: as unavailability, never as wrong data. */
class DamageTest {
  private static final NodeId N1 = new NodeId("n1");

  private final World world =
      World.seeded(5).nodes("n1", "n2").catalogue(Counter.CATALOGUE).build();
  private final Environment client = world.host(N1, "client").environment();
  private final RecordLog log = client.storage().log("l");

  private void write(int records) throws Unavailable {
    for (int i = 0; i < records; i++) {
      world.await(log.write(i, Payload.utf8("r" + i)));
    }
  }

  private boolean readable(long from, long to) {
    try {
      List<RecordLog.Entry> entries = world.await(log.read(from, to, 1 << 20));
      entries.forEach(
          entry -> assertThat(entry.bytes()).isEqualTo(Payload.utf8("r" + entry.index())));
      return entries.size() == to - from;
    } catch (Unavailable why) {
      assertThat(why.diagnosis().toString()).contains("checksum");
      return false;
    }
  }

  @Test
  void emptyDiskHasNothingToDamage() {
    assertThat(world.faults().damage(N1)).isFalse();
  }

  @Test
  void oneDamagedRecordIsUnreadableAndTheOthersAreNot() throws Unavailable {
    write(8);
    assertThat(world.faults().damage(N1)).isTrue();
    assertThat(readable(0, 8)).isFalse();
    int damaged = 0;
    for (int i = 0; i < 8; i++) {
      damaged += readable(i, i + 1) ? 0 : 1;
    }
    assertThat(damaged).isEqualTo(1);
  }

  @Test
  void damagedDiskIsNotRecovered() throws Unavailable {
    write(8);
    StorageId before = client.storage().id();
    world.faults().damage(N1);
    assertThat(world.faults().isUp(N1)).isTrue();
    world.faults().crash(N1);
    world.faults().restart(N1);
    assertThat(world.faults().isUp(N1)).isFalse();
    world.faults().wipe(N1);
    world.faults().restart(N1);
    assertThat(world.host(N1, "client").environment().storage().id()).isNotEqualTo(before);
  }

  @Test
  void damageGoesWithTheRecord() throws Unavailable {
    write(1);
    world.faults().damage(N1);
    assertThat(readable(0, 1)).isFalse();
    world.await(log.write(0, Payload.utf8("r0")));
    assertThat(readable(0, 1)).isTrue();
    world.faults().damage(N1);
    world.await(log.dropBelow(1));
    world.faults().crash(N1);
    world.faults().restart(N1);
    assertThat(world.faults().isUp(N1)).isTrue();
  }

  @Test
  void damagedCellIsNoticedWhenItIsRecovered() throws Unavailable {
    world.await(client.storage().cell("c").write(Payload.utf8("v")));
    world.faults().damage(N1);
    assertThat(client.storage().cell("c").value()).hasValue(Payload.utf8("v"));
    world.faults().crash(N1);
    world.faults().restart(N1);
    assertThat(world.faults().isUp(N1)).isFalse();
  }

  @Test
  void misreadsFailAndHarmNothing() throws Unavailable {
    write(4);
    world.faults().misreads(N1, 0.5);
    int failed = 0;
    for (int i = 0; i < 200; i++) {
      failed += readable(0, 4) ? 0 : 1;
    }
    assertThat(failed).isBetween(70, 130);
    world.faults().repair(N1);
    assertThat(readable(0, 4)).isTrue();
    assertThatThrownBy(() -> world.faults().misreads(N1, 2)).hasMessageContaining("misreads");
  }

  /** A torn record does not match its checksum: recovery ends before it, at some write. */
  @Test
  void crashKeepsAPrefixOfWholeRecords() throws Unavailable {
    world.faults().slowDisk(N1, 1000);
    for (int i = 0; i < 20; i++) {
      log.write(i, Payload.utf8("r" + i));
    }
    world.runFor(Duration.ofMillis(1));
    world.faults().crash(N1);
    world.faults().restart(N1);
    RecordLog recovered = world.host(N1, "client").environment().storage().log("l");
    List<RecordLog.Entry> entries = world.await(recovered.read(0, 20, 1 << 20));
    assertThat(entries).hasSize((int) recovered.end());
    entries.forEach(
        entry -> assertThat(entry.bytes()).isEqualTo(Payload.utf8("r" + entry.index())));
  }
}
