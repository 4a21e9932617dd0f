package dev.rhenea.zookeeper;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import java.util.List;
import java.util.Optional;
import org.apache.zookeeper.AsyncCallback;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException.Code;
import org.apache.zookeeper.Op;
import org.apache.zookeeper.OpResult;
import org.apache.zookeeper.Watcher;
import org.apache.zookeeper.Watcher.Event.EventType;
import org.apache.zookeeper.Watcher.Event.KeeperState;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.data.Stat;
import org.jspecify.annotations.Nullable;

/**
 * A handle's way to the ensemble: ZooKeeper's requests as futures of the handle's loop. What
 * ZooKeeper's threads call back enters that loop through {@code execute}.
 *
 * <p>Requests take effect in the order in which they are made, except around a lost connection:
 * some of those before the loss are dropped while later ones go through. A future is unavailable
 * when the connection was lost, and then nothing is known.
 */
final class Keeper {
  private static final Payload NOTHING = Payload.empty();

  private final Environment environment;
  private final Sessions sessions;
  private final String connectString;
  private Optional<Session> session = Optional.empty();
  private boolean closed;

  /** A node's content. */
  record Node(Payload data, Stat stat) {}

  /** Sends nothing before the first request. */
  Keeper(Environment environment, Sessions sessions, Ensemble ensemble) {
    this.environment = environment;
    this.sessions = sessions;
    this.connectString = ensemble.connectString();
  }

  /** All operations or none, as one step. */
  Future<Reply<List<OpResult>>> multi(List<Op> operations) {
    return request((client, answer) ->
        client.multi(
            operations,
            (rc, path, context, results) ->
                answer.take(rc, failedOperation(results), results == null ? List.of() : results),
            null));
  }

  Future<Reply<Stat>> setData(String path, Payload data, int version) {
    return request(
        (client, answer) -> client.setData(path, data.toByteArray(), version, stat(answer), null));
  }

  Future<Reply<Node>> getData(String path) {
    return request((client, answer) ->
        client.getData(
            path,
            false,
            (rc, at, context, data, stat) ->
                answer.take(rc, 0, new Node(data == null ? NOTHING : Payload.wrap(data), stat)),
            null));
  }

  Future<Reply<Stat>> exists(String path) {
    return request((client, answer) -> client.exists(path, false, stat(answer), null));
  }

  /**
   * Runs {@code change} on the loop when a node it lies on is created, changed or deleted, or when
   * that can no longer be told because the connection is lost.
   */
  Watcher watcher(Runnable change) {
    return event -> {
      if (event.getType() != EventType.None || event.getState() != KeeperState.SyncConnected) {
        environment.execute(change);
      }
    };
  }

  /** Whether the node is there; lays a watch on it, which fires once. */
  Future<Reply<Stat>> watch(String path, Watcher watcher) {
    return request((client, answer) -> client.exists(path, watcher, stat(answer), null));
  }

  Future<Reply<Done>> create(String path, Payload data, CreateMode mode) {
    return request((client, answer) ->
        client.create(
            path,
            data.toByteArray(),
            ZooDefs.Ids.OPEN_ACL_UNSAFE,
            mode,
            (rc, asked, context, name) -> answer.take(rc, 0, Done.DONE),
            null));
  }

  Future<Reply<Done>> delete(String path) {
    return request((client, answer) ->
        client.delete(path, -1, (rc, at, context) -> answer.take(rc, 0, Done.DONE), null));
  }

  /** Gives the session back; requests made later are unavailable. */
  void close() {
    closed = true;
    session
        .flatMap(used -> sessions.release(connectString))
        .ifPresent(last ->
            environment.blocking(() -> {
              last.close();
              return Done.DONE;
            }));
    session = Optional.empty();
  }

  private static AsyncCallback.StatCallback stat(Answer<Stat> answer) {
    return (rc, path, context, stat) -> answer.take(rc, 0, stat);
  }

  private <T> Future<Reply<T>> request(Request<T> request) {
    if (closed || connectString.isEmpty()) {
      return environment.unavailable(Diagnosis.of("no session with the ensemble"));
    }
    Session used = session.orElseGet(() -> sessions.acquire(connectString));
    session = Optional.of(used);
    ZooKeeper client = used.client();
    Promise<Reply<T>> reply = environment.promise();
    request.send(
        client,
        (rc, operation, result) -> {
          Code code = Code.get(rc);
          if (code == Code.CONNECTIONLOSS) {
            used.abandon(client); // before anybody can ask again
          }
          environment.execute(() -> settle(reply, code, operation, result));
        });
    return reply;
  }

  private static <T> void settle(
      Promise<Reply<T>> reply, Code code, int operation, @Nullable T result) {
    switch (code) {
      case OK -> reply.complete(new Reply.Done<>(requireResult(result)));
      case NONODE, NODEEXISTS, BADVERSION, NOTEMPTY ->
          reply.complete(new Reply.Refused<>(code, operation));
      default -> reply.fail(new Unavailable(Diagnosis.of("ZooKeeper answered " + code)));
    }
  }

  private static <T> T requireResult(@Nullable T result) {
    if (result == null) {
      throw new IllegalStateException("ZooKeeper answered OK without a result");
    }
    return result;
  }

  private static int failedOperation(@Nullable List<OpResult> results) {
    if (results != null) {
      for (int i = 0; i < results.size(); i++) {
        if (results.get(i) instanceof OpResult.ErrorResult error && error.getErr() != 0) {
          return i;
        }
      }
    }
    return 0;
  }

  private interface Request<T> {
    void send(ZooKeeper client, Answer<T> answer);
  }

  /** Called by ZooKeeper's event thread. */
  private interface Answer<T> {
    void take(int rc, int operation, @Nullable T result);
  }
}
