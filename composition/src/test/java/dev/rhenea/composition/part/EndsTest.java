package dev.rhenea.composition.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.simulator.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndsTest {
  private static final NodeId N1 = new NodeId("n1");
  private static final NodeId N2 = new NodeId("n2");

  private final World world = World.seeded(1).nodes(List.of(N1)).build();
  private final Environment environment = world.host(N1, "test").environment();

  private Future<Done> missing(String what, NodeId... nodes) {
    return environment.unavailable(new Diagnosis(what, List.of(nodes), "wait"));
  }

  private Diagnosis why(List<Future<Done>> calls) {
    try {
      world.await(Ends.all(environment, calls));
      throw new AssertionError("all of it is done");
    } catch (Unavailable why) {
      return why.diagnosis();
    }
  }

  @Test
  void allMustBeDone() throws Unavailable {
    assertThat(world.await(Ends.all(environment, List.of()))).isEqualTo(Done.DONE);
    assertThat(world.await(Ends.all(environment, List.of(environment.done()))))
        .isEqualTo(Done.DONE);
    List<Future<Done>> one = List.of(environment.done(), missing("the second", N2));
    assertThatThrownBy(() -> world.await(Ends.all(environment, one)))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void whatOneSaysHidesNobodyWhomAnotherMisses() {
    Diagnosis why = why(List.of(missing("first", N1), environment.done(), missing("third", N2)));
    assertThat(why.operation()).isEqualTo("first");
    assertThat(why.missing()).containsExactly(N1, N2);
  }

  @Test
  void whereMoreThanNodesIsMissingNoneIsNamed() {
    assertThat(why(List.of(missing("a node", N1), missing("a store"))).missing()).isEmpty();
  }

  @Test
  void theSlowOneIsWaitedFor() {
    Promise<Done> slow = environment.promise();
    Future<Done> all = Ends.all(environment, List.of(missing("at once", N1), slow));
    world.runFor(Duration.ofSeconds(1));
    assertThat(all.isDone()).isFalse();
    slow.complete(Done.DONE);
    world.runFor(Duration.ofSeconds(1));
    assertThat(all.hasFailed()).isTrue();
  }
}
