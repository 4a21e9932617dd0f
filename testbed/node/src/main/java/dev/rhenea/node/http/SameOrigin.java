package dev.rhenea.node.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Keeps the pages of other sites, open in the browser of somebody who can reach this node, from
 * changing anything here: a browser says where such a request comes from.
 */
final class SameOrigin {
  private SameOrigin() {}

  static void check(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    boolean reads = request.method().equals(HttpMethod.GET);
    if (reads || origin == null || origin.equals("http://" + request.authority())) {
      routing.next();
    } else {
      new Exchange(routing)
          .answer(Reply.fail(403, "a page from " + origin + " may change nothing here"));
    }
  }
}
