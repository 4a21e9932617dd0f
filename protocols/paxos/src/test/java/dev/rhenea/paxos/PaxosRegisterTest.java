package dev.rhenea.paxos;

import static dev.rhenea.paxos.PaxosWorld.node;
import static dev.rhenea.paxos.PaxosWorld.version;
import static dev.rhenea.paxos.PaxosWorld.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import dev.rhenea.register.Version;
import dev.rhenea.register.Versioned;
import dev.rhenea.register.WriteResult;
import dev.rhenea.simulator.NetworkModel;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one handle, or two, see; the register of Delos, section 3. */
class PaxosRegisterTest {
  private final PaxosWorld world;
  private final PaxosRegister register;
  private final PaxosRegister other;

  PaxosRegisterTest() throws Unavailable {
    world = new PaxosWorld(1);
    register = world.open("n1");
    other = world.open("n4");
  }

  @Test
  void holdsNothingAtFirst() throws Unavailable {
    assertThat(world.read(register)).isEqualTo(Versioned.NOTHING);
  }

  @Test
  void writesAreSeenByEverybody() throws Unavailable {
    assertThat(world.write(register, "a", 0)).isEqualTo(written(1));
    assertThat(world.read(other)).isEqualTo(version(1, "a"));
    assertThat(world.write(other, "b", 1)).isEqualTo(written(2));
    assertThat(world.read(register)).isEqualTo(version(2, "b"));
  }

  @Test
  void staleAndFutureVersionsConflict() throws Unavailable {
    world.write(register, "a", 0);
    assertThat(world.write(register, "b", 0)).isEqualTo(new WriteResult.Conflict());
    assertThat(world.write(other, "b", 0)).isEqualTo(new WriteResult.Conflict());
    assertThat(world.write(other, "b", 7)).isEqualTo(new WriteResult.Conflict());
    assertThat(world.read(other)).isEqualTo(version(1, "a"));
  }

  /** Rules P3 and V7: equal bytes are two writes, and one of them at most is written. */
  @Test
  void equalBytesAreTwoWrites() throws Unavailable {
    Future<WriteResult> first = register.conditionalWrite(Payload.utf8("same"), Version.NONE);
    Future<WriteResult> second = other.conditionalWrite(Payload.utf8("same"), Version.NONE);
    Future<WriteResult> third = register.conditionalWrite(Payload.utf8("same"), Version.NONE);
    assertThat(
            List.of(
                world.world().await(first),
                world.world().await(second),
                world.world().await(third)))
        .containsExactlyInAnyOrder(
            written(1), new WriteResult.Conflict(), new WriteResult.Conflict());
  }

  /** Storm 701: a lost message cost a quarter of the deadline, while a sealed log waited. */
  @Test
  void lostMessagesAreSentAgainLongBeforeTheDeadline() throws Unavailable {
    world.write(register, "a", 0);
    world.crash("n3");
    world.world().faults().cut(node("n4"), node("n1")); // both of the remaining majority
    world.world().faults().cut(node("n2"), node("n4"));
    Future<Versioned> read = other.read();
    long start = world.world().now();
    world.world().runFor(Duration.ofMillis(20));
    world.world().faults().heal();
    assertThat(world.world().await(read)).isEqualTo(version(1, "a"));
    assertThat(Duration.ofNanos(world.world().now() - start))
        .isLessThan(PaxosWorld.DEADLINE.dividedBy(10));
  }

  /** "Two round trips for reads and for writes" (section 3): one is enough if nothing is new. */
  @Test
  void takesTheRoundTripsOfThePaper() throws Unavailable {
    world.write(register, "a", 0);
    world.read(other);
    world.world().faults().network(NetworkModel.fixed(Duration.ofMillis(10)));
    assertThat(roundTrips(() -> world.write(register, "b", 1))).isEqualTo(2);
    assertThat(roundTrips(() -> world.read(register))).isEqualTo(1);
    assertThat(roundTrips(() -> world.read(other))).isEqualTo(2);
  }

  private interface Action {
    void run() throws Unavailable;
  }

  private long roundTrips(Action action) throws Unavailable {
    long start = world.world().now();
    action.run();
    return Math.round((world.world().now() - start) / 20e6);
  }

  @Test
  void survivesAnyMinority() throws Unavailable {
    world.write(register, "a", 0);
    world.crash("n2");
    assertThat(world.write(register, "b", 1)).isEqualTo(written(2));
    world.restart("n2");
    world.crash("n3");
    assertThat(world.read(other)).isEqualTo(version(2, "b"));
    assertThat(world.write(other, "c", 2)).isEqualTo(written(3));
  }

  /** Rule P2: everything comes back from the journal. */
  @Test
  void survivesTheCrashOfAllAtOnce() throws Unavailable {
    world.write(other, "a", 0);
    world.crash("n1", "n2", "n3");
    world.restart("n1", "n2", "n3");
    assertThat(world.read(other)).isEqualTo(version(1, "a"));
    assertThat(world.write(other, "b", 1)).isEqualTo(written(2));
  }

  /** Rule P3: without a majority a write is indeterminate, and a read unavailable. */
  @Test
  void withoutAMajorityNothingIsCertain() throws Unavailable {
    world.crash("n2", "n3");
    long start = world.world().now();
    assertThat(world.write(register, "a", 0))
        .isInstanceOfSatisfying(
            WriteResult.Indeterminate.class,
            result -> assertThat(result.cause().missing()).containsExactly(node("n2"), node("n3")));
    assertThat(world.world().now() - start).isEqualTo(PaxosWorld.DEADLINE.toNanos());
    assertThatThrownBy(() -> world.read(register))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("read of chain/default: no majority within 2000 ms")
        .hasMessageContaining("missing: n2, n3");
  }

  /** Rule P1: what a writer left half done is completed by the next reader, or never was. */
  @Test
  void readerCompletesWhatADeadWriterBegan() throws Unavailable {
    world
        .world()
        .observe(traced -> {
          if (traced.step() instanceof PaxosTrace.Accept && traced.node().equals(node("n3"))) {
            world.crash("n4");
            world.world().faults().isolate(node("n1"));
          }
        });
    Future<WriteResult> lost = other.conditionalWrite(Payload.utf8("a"), Version.NONE);
    world.world().runFor(Duration.ofSeconds(1));
    assertThat(lost.isDone()).isFalse();
    world.world().faults().heal();
    PaxosRegister reader = world.open("n5");
    Versioned seen = world.read(reader);
    assertThat(seen).isEqualTo(version(1, "a"));
    assertThat(world.read(reader)).isEqualTo(seen);
  }

  @Test
  void closingEndsWhatIsOutstanding() throws Unavailable {
    Future<WriteResult> write = register.conditionalWrite(Payload.utf8("a"), Version.NONE);
    Future<Versioned> read = register.read();
    world.world().await(register.close());
    assertThat(world.world().await(write)).isInstanceOf(WriteResult.Indeterminate.class);
    assertThatThrownBy(() -> world.world().await(read))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("the handle was closed");
    assertThat(world.write(register, "a", 0)).isInstanceOf(WriteResult.Indeterminate.class);
  }

  @Test
  void changeOfMembersNeedsANode() {
    assertThatThrownBy(() -> register.changeMembers(new LinkedHashSet<>()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
