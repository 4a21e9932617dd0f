package dev.rhenea.node.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP interface of a node; the list of requests is in the package's documentation. */
public final class Api {
  /** Where a node tells who belongs to its cluster; answered from the first moment on. */
  static final String CLUSTER = "/v1/cluster";

  private static final Logger LOG = LoggerFactory.getLogger(Api.class);

  private Api() {}

  /** What an HTTP server of {@code vertx} has to call. */
  public static Handler<HttpServerRequest> handler(Vertx vertx, Services services) {
    Router router = Router.router(vertx);
    router.route().handler(routing -> Answered.watch(routing, services.observed().metrics()));
    router.route().handler(SameOrigin::check);
    router.route().handler(BodyHandler.create(false).setBodyLimit(services.largestBody()));
    Page.load().mount(router);
    new EventsRoute(vertx, services).mount(router);
    new MetricsRoute(services).mount(router);
    new TableRoutes(services).mount(router);
    new IndexRoutes(services).mount(router);
    new SnapshotRoutes(services.table()).mount(router);
    new LogRoutes(services).mount(router);
    new DirectoryRoutes(services).mount(router);
    new SwitchRoute(services).mount(router);
    new ModifyRoute(services).mount(router);
    new ForgetRoute(services).mount(router);
    new ArchiveRoute(services).mount(router);
    new RestoreRoute(services).mount(router);
    new NodeRoutes(services).mount(router);
    new LeaveRoute(services).mount(router);
    new AcceptorsRoute(services).mount(router);
    Description description = Description.load();
    description.mount(router);
    description.check(router);
    router.route().handler(routing -> new Exchange(routing).answer(unknown(routing)));
    router.route().failureHandler(routing -> failed(routing, services));
    return router;
  }

  private static Reply unknown(RoutingContext routing) {
    return Reply.fail(
        404, "no " + routing.request().method() + " " + routing.request().path() + " here");
  }

  private static void failed(RoutingContext routing, Services services) {
    Exchange exchange = new Exchange(routing);
    if (routing.statusCode() == 413) {
      exchange.answer(
          Reply.fail(413, "a request has at most %d bytes".formatted(services.largestBody())));
    } else if (routing.failure() instanceof BadRequest bad) {
      exchange.answer(Reply.fail(400, String.valueOf(bad.getMessage())));
    } else if (routing.statusCode() >= 400 && routing.statusCode() < 500) {
      exchange.answer(Reply.fail(routing.statusCode(), "malformed request"));
    } else {
      LOG.error("{} {}", routing.request().method(), routing.request().path(), routing.failure());
      JsonObject body = new JsonObject().put("outcome", "info").put("reason", "internal error");
      exchange.answer(new Reply(500, body));
    }
  }
}
