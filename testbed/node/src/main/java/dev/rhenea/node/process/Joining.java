package dev.rhenea.node.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rhenea.environment.NodeId;
import dev.rhenea.node.directory.Addresses;
import dev.rhenea.node.http.NodeRoutes;
import dev.rhenea.node.transport.HostPort;
import java.io.IOException;
import java.io.Serial;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a node does before it starts in a cluster that was made without it: it asks a node of the
 * cluster for the cluster's file, adds itself, and keeps that in its folder. Nothing is written
 * anywhere else: a node becomes a member when it says so in the directory, as every node does.
 */
final class Joining {
  private static final Logger LOG = LoggerFactory.getLogger(Joining.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HostPort contact;
  private final NodeId self;
  private final Addresses addresses;
  private final Path folder;

  /**
   * The node {@code self} over {@code folder}, which is to listen at {@code addresses}.
   *
   * @param contact where any node of the cluster answers HTTP
   */
  Joining(HostPort contact, NodeId self, Addresses addresses, Path folder) {
    this.contact = contact;
    this.self = self;
    this.addresses = addresses;
    this.folder = folder;
  }

  /**
   * The cluster, this node among its nodes. A node that joined before needs nobody to tell it.
   *
   * @throws NotAdmitted if this node cannot be a member as it is
   * @throws IOException if the contact does not answer as a node does
   */
  ClusterFile run() throws IOException, NotAdmitted {
    RememberedCluster memory = RememberedCluster.joined(folder);
    Optional<ClusterFile> remembered = memory.read();
    ClusterFile learned;
    try {
      learned = ask();
    } catch (IOException silent) {
      if (remembered.isEmpty()) {
        throw silent;
      }
      LOG.info("{}: going on with the nodes it had when this one ran last", silent.getMessage());
      learned = remembered.get();
    }
    Optional<String> objection = objection(remembered, learned, self, addresses);
    if (objection.isPresent()) {
      throw new NotAdmitted(objection.get());
    }
    ClusterFile joined = learned.with(self, addresses);
    memory.write(() -> joined);
    return joined;
  }

  /**
   * Why a node cannot join, as far as that can be known before it runs: one that runs under the
   * name of another is in the way of messages to that one.
   *
   * @param remembered what its folder says
   */
  static Optional<String> objection(
      Optional<ClusterFile> remembered, ClusterFile learned, NodeId self, Addresses addresses) {
    if (remembered.isPresent() && !remembered.get().id().equals(learned.id())) {
      return Optional.of(
          "the data folder belongs to another cluster, '%s' with id %s; this is '%s' with id %s: name an empty folder"
              .formatted(
                  remembered.get().cluster(),
                  remembered.get().id().orElseThrow(),
                  learned.cluster(),
                  learned.id().orElseThrow()));
    }
    Addresses present = learned.nodes().get(self);
    if (remembered.isEmpty() && present != null && !present.peer().equals(addresses.peer())) {
      return Optional.of(
          "cluster '%s' has a node %s already, at %s: give this one another name, or take the other out first (rhenea leave %s)"
              .formatted(learned.cluster(), self, present.peer(), self));
    }
    return Optional.empty();
  }

  private ClusterFile ask() throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + contact + NodeRoutes.CLUSTER_FILE))
            .timeout(PATIENCE)
            .build();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      return cluster(http.send(request, BodyHandlers.ofString()));
    } catch (IOException failed) {
      throw failed instanceof NoAnswer
          ? failed
          : new NoAnswer("no node answers at %s: is it up?".formatted(contact), failed);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new NoAnswer("interrupted while asking " + contact, stopping);
    }
  }

  private ClusterFile cluster(HttpResponse<String> response) throws NoAnswer {
    try {
      JsonNode body = new ObjectMapper().readTree(response.body());
      if (response.statusCode() != 200 && body.has("reason")) {
        throw new NoAnswer(
            "the node at %s cannot tell yet: %s; try again"
                .formatted(contact, body.get("reason").asText()),
            null);
      }
      ClusterFile cluster =
          ClusterFileReader.parse(contact.toString(), body.path("file").toString());
      if (cluster.id().isEmpty()) {
        throw new NoAnswer(contact + " did not say which cluster it is: upgrade that node", null);
      }
      return cluster;
    } catch (JsonProcessingException | InvalidClusterFile malformed) {
      throw new NoAnswer("what answers at %s is no node of Rhenea".formatted(contact), malformed);
    }
  }

  /** Says itself what was the matter. */
  private static final class NoAnswer extends IOException {
    @Serial private static final long serialVersionUID = 1;

    NoAnswer(String message, @Nullable Exception cause) {
      super(message, cause);
    }
  }
}
