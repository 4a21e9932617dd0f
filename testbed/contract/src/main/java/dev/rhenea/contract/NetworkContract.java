package dev.rhenea.contract;

import static dev.rhenea.contract.TestCluster.Fault.CRASH;
import static dev.rhenea.contract.TestCluster.Fault.PARTITION;
import static dev.rhenea.contract.TestCluster.Fault.PAUSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rhenea.environment.Address;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.RoleName;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.environment.UnitId;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.provider.Host;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Requests at most once, one-way messages perhaps, roles opened by their first message. */
public interface NetworkContract extends EnvironmentFixture {
  /** Long enough for every answer that comes at all. */
  Duration TIMEOUT = Duration.ofSeconds(2);

  /** Where the probe of a node is. */
  static Address probe(NodeId node) {
    return new Address(
        node, new UnitId("probe"), new RoleName(ProbeProvider.NAME, ProbeProvider.ROLE));
  }

  private static Future<Payload> ask(Host host, Address to, Probe.Order order, Duration timeout) {
    return host.environment().network().request(to, order.encode(), timeout);
  }

  private static Future<Payload> ask(Host host, NodeId node, Probe.Order order) {
    return ask(host, probe(node), order, TIMEOUT);
  }

  private static long number(TestCluster cluster, Host host, NodeId node, Probe.Order order)
      throws Unavailable {
    return new PayloadReader(cluster.await(host, () -> ask(host, node, order))).number();
  }

  private static Unavailable unavailable(
      TestCluster cluster, Host host, Address to, Probe.Order order, Duration timeout) {
    return catchThrowableOfType(
        Unavailable.class, () -> cluster.await(host, () -> ask(host, to, order, timeout)));
  }

  private static void assume(TestCluster cluster, TestCluster.Fault fault) {
    Assumptions.assumeTrue(cluster.supported().contains(fault), "this cluster has no " + fault);
  }

  @Test
  default void requestIsAnsweredWithItsBytes() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      Host host = cluster.host(N1, "client");
      for (int size : List.of(0, 1, 1000, 1 << 20)) {
        Payload bytes = Payload.wrap(new byte[size]);
        for (NodeId node : List.of(N1, N2)) {
          assertThat(cluster.await(host, () -> ask(host, node, new Probe.Order.Echo(bytes))))
              .isEqualTo(bytes);
        }
      }
    }
  }

  /** Whatever gets lost: asked twice under one key, a probe never counted more than two. */
  @Test
  default void requestIsHandledAtMostOnce() throws Unavailable {
    try (TestCluster cluster = cluster(1, Weather.ROUGH)) {
      Host host = cluster.host(N1, "client");
      assertThat(tallies(cluster, host)).contains(1L).allMatch(tally -> tally <= 1);
      assertThat(tallies(cluster, host)).contains(2L).allMatch(tally -> tally <= 2);
    }
  }

  /** One request under each of many keys, all at once; 0 for those that were not answered. */
  private static List<Long> tallies(TestCluster cluster, Host host) throws Unavailable {
    Environment environment = host.environment();
    return cluster.await(
        host,
        () -> {
          List<Future<Long>> answers = new ArrayList<>();
          for (int i = 0; i < 300; i++) {
            Probe.Order order = new Probe.Order.Tally("key " + i);
            answers.add(
                ask(host, probe(N2), order, Duration.ofMillis(500))
                    .map(reply -> new PayloadReader(reply).number())
                    .recover(why -> environment.completed(0L)));
          }
          return Future.all(environment, answers);
        });
  }

  @Test
  default void silenceEndsWithTheTimeout() {
    try (TestCluster cluster = cluster()) {
      Host host = cluster.host(N1, "client");
      Duration timeout = Duration.ofMillis(300);
      long begin = host.environment().timers().now();
      Unavailable why = unavailable(cluster, host, probe(N2), new Probe.Order.Silence(), timeout);
      assertThat(why).isNotNull();
      assertThat(why.diagnosis().missing()).containsExactly(N2);
      assertThat(Duration.ofNanos(host.environment().timers().now() - begin))
          .isBetween(timeout, timeout.plus(FailureContract.SLACK));
    }
  }

  @Test
  default void replyAfterTheTimeoutIsNoReply() {
    try (TestCluster cluster = cluster()) {
      Host host = cluster.host(N1, "client");
      Probe.Order late = new Probe.Order.EchoLate(Duration.ofMillis(300), Payload.empty());
      assertThat(unavailable(cluster, host, probe(N2), late, Duration.ofMillis(100))).isNotNull();
      cluster.pass(Duration.ofMillis(500));
    }
  }

  @Test
  default void unavailableReplyArrivesAsSuch() {
    try (TestCluster cluster = cluster()) {
      Host host = cluster.host(N1, "client");
      Unavailable why =
          unavailable(cluster, host, probe(N2), new Probe.Order.Refuse("no quorum"), TIMEOUT);
      assertThat(why).hasMessageContaining("no quorum");
    }
  }

  @Test
  default void whatIsNotInstalledIsUnavailableAtOnce() {
    try (TestCluster cluster = cluster()) {
      Host host = cluster.host(N1, "client");
      long begin = host.environment().timers().now();
      for (RoleName role :
          List.of(new RoleName("none", "server"), new RoleName(ProbeProvider.NAME, "none"))) {
        Address to = new Address(N2, new UnitId("probe"), role);
        assertThat(unavailable(cluster, host, to, new Probe.Order.Silence(), TIMEOUT)).isNotNull();
        cluster.await(host, () -> sent(host, to));
      }
      Address nowhere = probe(new NodeId("nowhere"));
      assertThat(unavailable(cluster, host, nowhere, new Probe.Order.Silence(), TIMEOUT))
          .isNotNull();
      assertThat(Duration.ofNanos(host.environment().timers().now() - begin)).isLessThan(TIMEOUT);
    } catch (Unavailable why) {
      throw new AssertionError("a one-way message has no outcome", why);
    }
  }

  private static Future<Done> sent(Host host, Address to) {
    host.environment().network().send(to, new Probe.Order.Silence().encode());
    return host.environment().done();
  }

  @Test
  default void oneWayMessagesArriveWhileNothingIsWrong() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      Host host = cluster.host(N1, "client");
      for (int i = 0; i < 100; i++) {
        cluster.await(host, () -> sent(host, probe(N2)));
      }
      cluster.pass(Duration.ofMillis(500));
      assertThat(number(cluster, host, N2, new Probe.Order.CountSent())).isBetween(1L, 200L);
    }
  }

  @Test
  default void roleIsOpenedOnceForEachUnit() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      Host host = cluster.host(N1, "client");
      long first = number(cluster, host, N2, new Probe.Order.Opening());
      assertThat(number(cluster, host, N2, new Probe.Order.Opening())).isEqualTo(first);
      Address other = new Address(N2, new UnitId("other"), probe(N2).role());
      Payload reply =
          cluster.await(host, () -> ask(host, other, new Probe.Order.Opening(), TIMEOUT));
      assertThat(new PayloadReader(reply).number()).isNotEqualTo(first);
    }
  }

  @Test
  default void crashedNodeIsUnavailableAndOpensItsRolesAnew() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      assume(cluster, CRASH);
      Host host = cluster.host(N1, "client");
      number(cluster, host, N2, new Probe.Order.Tally("before"));
      cluster.crash(N2);
      assertThat(
              unavailable(
                  cluster, host, probe(N2), new Probe.Order.Opening(), Duration.ofMillis(300)))
          .isNotNull();
      cluster.restart(N2);
      assertThat(number(cluster, host, N2, new Probe.Order.Tally("before"))).isEqualTo(1);
    }
  }

  @Test
  default void isolatedNodeIsUnavailableUntilHealed() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      assume(cluster, PARTITION);
      Host host = cluster.host(N1, "client");
      cluster.isolate(N2);
      Duration timeout = Duration.ofMillis(300);
      assertThat(unavailable(cluster, host, probe(N2), new Probe.Order.Opening(), timeout))
          .isNotNull();
      number(cluster, host, N3, new Probe.Order.Opening());
      cluster.heal();
      number(cluster, host, N2, new Probe.Order.Opening());
    }
  }

  /** An unavailable request may have taken effect: only its reply was lost. */
  @Test
  default void lostReplyLeavesTheEffect() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      assume(cluster, PARTITION);
      Host host = cluster.host(N1, "client");
      cluster.cut(N2, N1);
      Probe.Order order = new Probe.Order.Tally("effect");
      assertThat(unavailable(cluster, host, probe(N2), order, Duration.ofMillis(300))).isNotNull();
      cluster.heal();
      assertThat(number(cluster, host, N2, order)).isEqualTo(2);
    }
  }

  @Test
  default void pausedNodeAnswersWhenItGoesOn() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      assume(cluster, PAUSE);
      Host host = cluster.host(N1, "client");
      number(cluster, host, N2, new Probe.Order.Opening());
      cluster.pause(N2);
      Call<Payload> call = cluster.start(host, () -> ask(host, N2, new Probe.Order.Opening()));
      cluster.pass(Duration.ofMillis(300));
      assertThat(call.isDone()).isFalse();
      cluster.resume(N2);
      assertThat(call.await().size()).isPositive();
    }
  }
}
