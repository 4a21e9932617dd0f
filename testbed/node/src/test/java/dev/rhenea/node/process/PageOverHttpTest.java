package dev.rhenea.node.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a browser is told about the page, and what it may not do for the pages of others. */
class PageOverHttpTest {
  @TempDir Path folder;

  @RegisterExtension final Nodes nodes = new Nodes(() -> folder);

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }

  @Test
  void thePageAllowsNothingFromElsewhere() throws Exception {
    NodeFiles files = new NodeFiles(folder, "lonely");
    nodes.start(files, 2); // also while it starts
    String node = "http://127.0.0.1:" + files.http(2);
    HttpResponse<String> page = send(HttpRequest.newBuilder(URI.create(node + "/")).build());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
    assertThat(page.headers().firstValue("content-security-policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(
            send(HttpRequest.newBuilder(URI.create(node + "/page/none.js")).build()).statusCode())
        .isEqualTo(503);
  }

  @Test
  void thePageOfAnotherSiteChangesNothing() throws Exception {
    NodeFiles files = nodes.startAll();
    String node = "http://127.0.0.1:" + files.http(1);
    for (String origin : new String[] {"http://evil.example", "null", node.replace("127", "128")}) {
      HttpRequest append =
          HttpRequest.newBuilder(URI.create(node + "/v1/logs/other/entries"))
              .header("origin", origin)
              .POST(BodyPublishers.ofString("bad"))
              .build();
      HttpResponse<String> refused = send(append);
      assertThat(refused.statusCode()).as(origin).isEqualTo(403);
      assertThat(refused.body()).contains("\"fail\"", "a page from " + origin);
    }
    HttpRequest own =
        HttpRequest.newBuilder(URI.create(node + "/v1/logs/other/entries"))
            .header("origin", node)
            .POST(BodyPublishers.ofString("good"))
            .build();
    assertThat(send(own).body()).contains("\"lsn\":0");
    assertThat(
            send(HttpRequest.newBuilder(URI.create(node + "/page/none.js")).build()).statusCode())
        .isEqualTo(404);
  }
}
