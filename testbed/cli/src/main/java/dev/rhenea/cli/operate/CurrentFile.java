package dev.rhenea.cli.operate;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.node.process.ClusterFile;
import dev.rhenea.node.process.ClusterFileReader;
import dev.rhenea.node.process.InvalidClusterFile;
import io.vertx.core.json.JsonObject;
import java.io.IOException;

/** The cluster's file as it would be written now. */
final class CurrentFile {
  private CurrentFile() {}

  /**
   * What any node says.
   *
   * @throws IOException if none tells; what was done before is done all the same
   */
  static ClusterFile of(Connection connection) throws IOException {
    Answer answer = connection.askNode(NodeClient::clusterFile);
    if (!(answer instanceof Answer.Ok(JsonObject body))) {
      throw new IOException(
          "that is done, but no node tells what the cluster's file is now: repeat this");
    }
    try {
      return ClusterFileReader.parse("file", body.getJsonObject("file").encode());
    } catch (InvalidClusterFile newer) {
      throw new IOException(newer.getMessage(), newer);
    }
  }
}
