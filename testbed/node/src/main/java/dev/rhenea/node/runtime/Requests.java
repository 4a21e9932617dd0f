package dev.rhenea.node.runtime;

import dev.rhenea.environment.Address;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.node.loop.ReadyLoop;
import dev.rhenea.payload.Payload;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * The requests of one node that have no reply yet. Their time-outs are looked at together every few
 * milliseconds, because nearly all requests are answered long before. Thread-safe.
 */
final class Requests {
  private static final Duration SWEEP = Duration.ofMillis(5);

  private final ReadyLoop loop;
  private final ConcurrentMap<Long, Pending> pending = new ConcurrentHashMap<>();
  private final AtomicBoolean sweeping = new AtomicBoolean();

  /** Begins anywhere, so that a late reply to an earlier life of this node finds nobody. */
  private final AtomicLong ids = new AtomicLong(new SecureRandom().nextLong());

  private record Pending(
      Environment asker, Address to, Duration timeout, long deadline, Promise<Payload> reply) {
    void complete(Payload message) {
      asker.execute(() -> reply.complete(message));
    }

    void fail(Diagnosis why) {
      asker.execute(() -> reply.fail(new Unavailable(why)));
    }
  }

  /** Sweeps on {@code loop}. */
  Requests(ReadyLoop loop) {
    this.loop = loop;
  }

  /** A request that was registered, and what comes of it. */
  record Registered(long id, Future<Payload> reply) {}

  /** Registers a request of {@code asker}, whose loop the caller is on. */
  Registered register(Environment asker, Address to, Duration timeout) {
    long id = ids.incrementAndGet();
    Promise<Payload> reply = asker.promise();
    long deadline = System.nanoTime() + timeout.toNanos();
    pending.put(id, new Pending(asker, to, timeout, deadline, reply));
    if (!sweeping.get() && sweeping.compareAndSet(false, true)) {
      loop.execute(this::sweep);
    }
    return new Registered(id, reply);
  }

  void replied(long id, Payload message) {
    Pending request = pending.remove(id);
    if (request != null) {
      request.complete(message);
    }
  }

  void failed(long id, Diagnosis why) {
    Pending request = pending.remove(id);
    if (request != null) {
      request.fail(why);
    }
  }

  /** Fails what was asked of {@code peer}. */
  void lost(NodeId peer, Diagnosis why) {
    fail(request -> request.to.node().equals(peer), why);
  }

  private void sweep() {
    long now = System.nanoTime();
    pending.forEach((id, request) -> {
      if (request.deadline - now <= 0) {
        failed(id, diagnosis(request.to, "no answer in " + request.timeout));
      }
    });
    if (pending.isEmpty()) {
      sweeping.set(false);
      if (pending.isEmpty() || !sweeping.compareAndSet(false, true)) {
        return;
      }
    }
    loop.after(SWEEP, this::sweep);
  }

  private void fail(Predicate<Pending> which, Diagnosis why) {
    pending.forEach((id, request) -> {
      if (which.test(request)) {
        failed(id, why);
      }
    });
  }

  /** Why a request to {@code to} has no reply. */
  static Diagnosis diagnosis(Address to, String why) {
    return new Diagnosis("request to " + to + ": " + why, List.of(to.node()), "");
  }
}
