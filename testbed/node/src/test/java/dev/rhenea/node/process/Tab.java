package dev.rhenea.node.process;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One tab of a browser. */
final class Tab {
  private final Chromium chromium;
  private final String session;
  private final Semaphore loaded = new Semaphore(0);
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

  Tab(Chromium chromium, String session) {
    this.chromium = chromium;
    this.session = session;
  }

  private JsonObject call(String method, JsonObject parameters) {
    return chromium.call(session, method, parameters);
  }

  /** What the browser says by itself. */
  void heard(JsonObject message) {
    switch (message.getString("method")) {
      case "Page.loadEventFired" -> loaded.release();
      case "Runtime.exceptionThrown" -> complaints.add(message.encode());
      case "Log.entryAdded" -> {
        JsonObject entry = message.getJsonObject("params").getJsonObject("entry");
        if ("error".equals(entry.getString("level"))) {
          complaints.add(entry.encode());
        }
      }
      default -> {}
    }
  }

  /** Errors that the browser logged: of scripts, of files that are missing or not allowed. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  void prefer(String scheme) {
    JsonObject feature = new JsonObject().put("name", "prefers-color-scheme").put("value", scheme);
    call(
        "Emulation.setEmulatedMedia",
        new JsonObject().put("features", new JsonArray().add(feature)));
  }

  void size(int width, int height) {
    call(
        "Emulation.setDeviceMetricsOverride",
        new JsonObject()
            .put("width", width)
            .put("height", height)
            .put("deviceScaleFactor", 1)
            .put("mobile", width < 600));
  }

  /** Goes to a page; returns when it and its scripts are loaded. */
  void go(String address) throws InterruptedException {
    for (String domain : List.of("Page", "Runtime", "Log")) {
      call(domain + ".enable", new JsonObject());
    }
    call("Page.navigate", new JsonObject().put("url", address));
    if (!loaded.tryAcquire(60, TimeUnit.SECONDS)) {
      throw new AssertionError(address + " was not loaded within a minute");
    }
  }

  /** What a script comes to, or what its promise does. */
  Object evaluate(String script) {
    JsonObject answer =
        call(
            "Runtime.evaluate",
            new JsonObject()
                .put("expression", script)
                .put("awaitPromise", true)
                .put("returnByValue", true));
    if (answer.containsKey("exceptionDetails")) {
      throw new AssertionError(script + ": " + answer.getJsonObject("exceptionDetails").encode());
    }
    return answer.getJsonObject("result").getValue("value");
  }

  /** Waits until a script comes to something true. */
  void await(String condition) {
    Object met =
        evaluate(
            """
            new Promise(done => {
              const late = setTimeout(() => done(document.body.innerText), 90000);
              const look = () => {
                if (%s) {
                  clearTimeout(late);
                  done('met');
                } else {
                  setTimeout(look, 20);
                }
              };
              look();
            })
            """
                .formatted(condition));
    if (!"met".equals(met)) {
      throw new AssertionError(
          "never true: %s%nthe page:%n%s%n%s".formatted(condition, met, complaints));
    }
  }

  /** Types into what has the focus. */
  void type(String text) {
    call("Input.insertText", new JsonObject().put("text", text));
  }

  void press(String key, int code, String text) {
    for (String kind : List.of("keyDown", "keyUp")) {
      call(
          "Input.dispatchKeyEvent",
          new JsonObject()
              .put("type", kind)
              .put("key", key)
              .put("code", key)
              .put("windowsVirtualKeyCode", code)
              .put("text", kind.equals("keyDown") ? text : ""));
    }
  }

  void close() {
    call("Page.close", new JsonObject());
  }
}
