package dev.rhenea.node.http;

import dev.rhenea.environment.NodeId;
import dev.rhenea.node.directory.Addresses;
import dev.rhenea.node.table.copy.Peers;
import dev.rhenea.node.table.copy.Snapshot;
import dev.rhenea.node.transport.HostPort;
import dev.rhenea.payload.Payload;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The snapshots of the other nodes of a cluster, through their HTTP interface. Thread-safe. */
public final class PeerSnapshots implements Peers, AutoCloseable {
  /** A large state takes a while to be checked. */
  private static final Duration TO_TAKE = Duration.ofMinutes(1);

  private static final Duration TO_READ = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final Supplier<Membership> membership;

  public PeerSnapshots(Supplier<Membership> membership) {
    this.membership = membership;
  }

  @Override
  public List<NodeId> all() {
    Membership now = membership.get();
    return now.members().stream().filter(node -> !node.equals(now.self())).toList();
  }

  @Override
  public Snapshot take(NodeId peer) throws IOException {
    HttpRequest.Builder request = to(peer, "/v1/snapshots").POST(BodyPublishers.noBody());
    byte[] answer = answer(request, TO_TAKE);
    try {
      return SnapshotJson.read(new JsonObject(Buffer.buffer(answer)));
    } catch (DecodeException | ClassCastException | NullPointerException malformed) {
      throw new IOException("not an answer about a snapshot: " + malformed.getMessage(), malformed);
    }
  }

  @Override
  public Payload read(NodeId peer, long snapshot, String name, long from) throws IOException {
    String path = "/v1/snapshots/%s/%s?from=%d".formatted(Long.toHexString(snapshot), name, from);
    return Payload.wrap(answer(to(peer, path).GET(), TO_READ));
  }

  private HttpRequest.Builder to(NodeId peer, String path) throws IOException {
    Addresses place = membership.get().nodes().get(peer);
    if (place == null) {
      throw new IOException("no node " + peer + " in this cluster");
    }
    HostPort http = place.http();
    return HttpRequest.newBuilder(URI.create("http://" + http + path));
  }

  /** The body of a good answer; a time-out that covers all of it, not only its head. */
  private byte[] answer(HttpRequest.Builder request, Duration patience) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(request.build(), BodyHandlers.ofByteArray());
    try {
      HttpResponse<byte[]> response = sent.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200) {
        throw new IOException("status " + response.statusCode());
      }
      return response.body();
    } catch (ExecutionException failed) {
      throw new IOException(String.valueOf(failed.getCause()), failed);
    } catch (TimeoutException late) {
      sent.cancel(true);
      throw new IOException("no answer within " + patience, late);
    } catch (InterruptedException stopping) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("this node stops", stopping);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
