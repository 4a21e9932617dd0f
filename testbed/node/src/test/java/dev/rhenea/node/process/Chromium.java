package dev.rhenea.node.process;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless Chromium, driven over its DevTools protocol. */
final class Chromium implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");

  private final Process process;
  private final HttpClient http = HttpClient.newHttpClient();
  private final WebSocket socket;
  private final AtomicLong asked = new AtomicLong();
  private final Map<Long, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
  private final Map<String, Consumer<JsonObject>> tabs = new ConcurrentHashMap<>();

  private Chromium(Process process, URI devTools) {
    this.process = process;
    this.socket = http.newWebSocketBuilder().buildAsync(devTools, new Listener()).join();
  }

  /** Where one is installed on this machine. */
  static Optional<Path> installed() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts one that talks to nobody but the pages it is shown, with an empty profile. */
  static Chromium start(Path executable, Path profile) throws IOException {
    ProcessBuilder command =
        new ProcessBuilder(
            executable.toString(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--user-data-dir=" + profile,
            "--remote-debugging-port=0",
            "about:blank");
    command.environment().put("HOME", profile.toString());
    Process process = command.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> kill(process), "no browser stays"));
    BufferedReader errors = process.errorReader();
    StringBuilder said = new StringBuilder();
    for (String line = errors.readLine(); line != null; line = errors.readLine()) {
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        Thread.ofVirtual().start(() -> errors.lines().forEach(_ -> {}));
        return new Chromium(process, URI.create(listening.group(1)));
      }
      said.append(line).append('\n');
    }
    throw new IOException(executable + " ended: " + said);
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** A new tab, as people see it who prefer that color scheme. */
  Tab open(String scheme) {
    JsonObject blank = new JsonObject().put("url", "about:blank");
    String target = call("", "Target.createTarget", blank).getString("targetId");
    String session =
        call(
                "",
                "Target.attachToTarget",
                new JsonObject().put("targetId", target).put("flatten", true))
            .getString("sessionId");
    Tab tab = new Tab(this, session);
    tabs.put(session, tab::heard);
    tab.prefer(scheme);
    return tab;
  }

  /** Carries out one command, in that tab or, if it is empty, in the browser. */
  JsonObject call(String session, String method, JsonObject parameters) {
    long id = asked.incrementAndGet();
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    answers.put(id, answer);
    JsonObject command =
        new JsonObject().put("id", id).put("method", method).put("params", parameters);
    if (!session.isEmpty()) {
      command.put("sessionId", session);
    }
    send(command);
    try {
      JsonObject said = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (said.containsKey("error")) {
        throw new AssertionError(command + ": " + said);
      }
      return said.getJsonObject("result");
    } catch (ExecutionException | TimeoutException failed) {
      throw new AssertionError("no answer to " + command, failed);
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  private synchronized void send(JsonObject command) {
    socket.sendText(command.encode(), true).join();
  }

  @Override
  public void close() throws IOException {
    send(new JsonObject().put("id", asked.incrementAndGet()).put("method", "Browser.close"));
    try {
      List<ProcessHandle> all =
          Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
      for (ProcessHandle each : all) {
        try {
          each.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException late) {
          each.destroyForcibly();
          each.onExit().join();
        }
      }
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    } finally {
      socket.abort();
      http.shutdownNow();
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        heard(new JsonObject(text.toString()));
        text.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }

    private void heard(JsonObject message) {
      if (message.containsKey("id")) {
        CompletableFuture<JsonObject> answer = answers.remove(message.getLong("id"));
        if (answer != null) {
          answer.complete(message);
        }
      } else if (message.containsKey("sessionId")) {
        tabs.getOrDefault(message.getString("sessionId"), _ -> {}).accept(message);
      }
    }
  }
}
