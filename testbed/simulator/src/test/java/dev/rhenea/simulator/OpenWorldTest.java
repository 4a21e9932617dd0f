package dev.rhenea.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A world in which somebody outside decides what happens next. */
class OpenWorldTest {
  private static final NodeId N1 = new NodeId("n1");
  private static final NodeId N2 = new NodeId("n2");

  private final List<String> fired = new ArrayList<>();
  private Chances chances = Chances.GOOD;
  private final World world =
      World.seeded(7)
          .nodes("n1", "n2")
          .catalogue(Counter.CATALOGUE)
          .open((chance, alternatives) -> chances.choose(chance, alternatives))
          .build();
  private final Environment client = world.host(N1, "client").environment();

  @Test
  void awaitTakesTheOldestAgainAndAgain() throws Unavailable {
    assertThat(world.await(Counter.add(client, N2, 5))).isEqualTo(5);
  }

  @Test
  void messagesMayOvertakeEachOther() throws Unavailable {
    var first = Counter.add(client, N2, 1);
    var second = Counter.add(client, N2, 10);
    List<Happening> open = world.open();
    assertThat(open)
        .extracting(Happening::kind)
        .containsExactly(Happening.Kind.MESSAGE, Happening.Kind.MESSAGE);
    world.happen(open.get(1));
    assertThat(world.await(second)).isEqualTo(10);
    assertThat(world.await(first)).isEqualTo(11);
  }

  @Test
  void whatHappensIsOpenOnce() {
    Counter.add(client, N2, 1);
    Happening arrival = world.open().getFirst();
    world.happen(arrival);
    assertThatThrownBy(() -> world.happen(arrival)).hasMessageContaining("not open");
    assertThat(world.open()).extracting(Happening::kind).containsExactly(Happening.Kind.DISK);
  }

  @Test
  void anIdIsTheSameWhateverHappenedBeside() {
    assertThat(idOfTheReply(List.of(0, 0))).isEqualTo(idOfTheReply(List.of(1, 0)));
  }

  /** Of n2's sync, in a fresh world in which n1 and n2 are asked in some order. */
  private static long idOfTheReply(List<Integer> order) {
    World world =
        World.seeded(7).nodes("n1", "n2").catalogue(Counter.CATALOGUE).open(Chances.GOOD).build();
    Environment client = world.host(N1, "client").environment();
    Counter.add(client, N1, 1);
    Counter.add(client, N2, 1);
    order.forEach(index -> world.happen(world.open().get(index)));
    return world.open().stream().filter(each -> each.node().equals(N2)).toList().getLast().id();
  }

  @Test
  void timersWaitUntilNothingElseCanHappenAndFireInTheOrderOfTheirTimes() {
    timer("late", 20);
    timer("soon", 10);
    Counter.add(client, N2, 1);
    while (world.open().getFirst().kind() != Happening.Kind.TIME) {
      world.step();
    }
    assertThat(fired).isEmpty();
    world.step();
    assertThat(fired).containsExactly("soon");
    assertThat(world.now()).isEqualTo(Duration.ofMillis(10).toNanos());
    world.step();
    assertThat(fired).containsExactly("soon", "late");
    assertThat(world.open()).isEmpty();
    assertThat(world.step()).isFalse();
  }

  @Test
  void anEagerTimerTakesWhatIsDueBeforeItAndOnlyItsOwnUnitsClock() {
    Environment other = world.host(N2, "client").environment();
    timer("soon", 10);
    chances = (chance, alternatives) -> chance == Chance.EAGERNESS ? 1 : 0;
    timer("eager", 20);
    chances = Chances.GOOD;
    timer("late", 30);
    long before = client.timers().now();
    long elsewhere = other.timers().now();
    assertThat(world.open())
        .singleElement()
        .extracting(Happening::kind)
        .isEqualTo(Happening.Kind.TIMER);
    world.step();
    assertThat(fired).containsExactly("soon", "eager");
    assertThat(client.timers().now() - before).isEqualTo(Duration.ofMillis(20).toNanos());
    assertThat(other.timers().now()).isEqualTo(elsewhere);
    assertThat(world.now()).isZero();
  }

  @Test
  void aTimerWithoutDelayIsOpenAtOnceAndACancelledOneNever() {
    timer("now", 0);
    client.timers().after(Duration.ZERO, () -> fired.add("never")).cancel();
    assertThat(world.open()).hasSize(1);
    world.step();
    assertThat(fired).containsExactly("now");
  }

  @Test
  void chanceLosesMessages() {
    chances = (chance, alternatives) -> chance == Chance.LOSS ? 1 : 0;
    Counter.add(client, N2, 1);
    assertThat(world.open())
        .singleElement()
        .extracting(Happening::kind)
        .isEqualTo(Happening.Kind.TIME);
  }

  @Test
  void chanceSaysWhatSurvivesACrash() throws Unavailable {
    for (int survivors = 0; survivors <= 1; survivors++) {
      int kept = survivors;
      chances = (chance, alternatives) -> chance == Chance.SURVIVAL ? kept : 0;
      Counter.add(client, N2, 4);
      world.happen(world.open().getFirst());
      world.faults().crash(N2);
      world.faults().restart(N2);
      chances = Chances.GOOD;
      assertThat(world.await(Counter.add(client, N2, 0))).isEqualTo(kept * 4L);
    }
  }

  @Test
  void aSeededWorldIsNotOpen() {
    World seeded = World.seeded(7).build();
    assertThatThrownBy(seeded::open).isInstanceOf(IllegalStateException.class);
  }

  private void timer(String name, int millis) {
    client.timers().after(Duration.ofMillis(millis), () -> fired.add(name));
  }
}
