package dev.rhenea.node.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a real node in a real browser; skipped where no Chromium is installed. */
@Timeout(300)
class PageTest {
  private static @TempDir Path profile;
  private static Optional<Chromium> chromium = Optional.empty();

  private @TempDir Path folder;
  private Optional<Tab> tab = Optional.empty();

  @RegisterExtension final Nodes nodes = new Nodes(() -> folder);

  @BeforeAll
  static void startBrowser() throws IOException {
    Optional<Path> installed = Chromium.installed();
    assumeTrue(installed.isPresent(), "no Chromium on the PATH: nobody looked at the page");
    chromium = Optional.of(Chromium.start(installed.get(), profile));
  }

  @AfterAll
  static void stopBrowser() throws IOException {
    if (chromium.isPresent()) {
      chromium.get().close();
    }
  }

  @AfterEach
  void closeTab() {
    tab.ifPresent(Tab::close);
  }

  private Tab open(String scheme, int http, String log) throws InterruptedException {
    Tab opened = chromium.orElseThrow().open(scheme);
    tab = Optional.of(opened);
    opened.go("http://127.0.0.1:%d/#%s".formatted(http, log));
    return opened;
  }

  private static String text(String selector) {
    return "(document.querySelector(\"%s\")?.textContent ?? '')".formatted(selector);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void aSwitchByTheButtonArrivesAsAnEvent(String scheme) throws Exception {
    NodeFiles files = nodes.startAll();
    Tab tab = open(scheme, files.http(1), "other");
    tab.await(text("#connection") + " === 'live'");
    tab.await(text("#headline") + ".startsWith('other runs on memory(n')");
    tab.await(text("#nodes") + ".split('up').length === 4");
    tab.await(text("#findings") + ".includes('is open')");
    try (Browser one = new Browser(files.http(1))) {
      assertThat(one.post("/v1/logs/other/entries", "news").outcome()).isEqualTo("ok");
    }
    tab.await(text("#headline") + ".includes('tail 1')");
    tab.await(text("#latencies") + ".includes('median')");

    tab.evaluate("document.getElementById('expression').focus()");
    tab.type("memory(<img src=x>)");
    tab.press("Enter", 13, "\r");
    tab.await(text("#outcome pre") + ".includes('^')");
    assertThat(tab.evaluate(text("#outcome pre")).toString()).contains("memory(<img src=x>)");
    assertThat(tab.evaluate("document.querySelectorAll('main img').length")).isEqualTo(0);

    // what no node comes up with by itself, on a slow machine that takes nodes for dead
    tab.evaluate("document.getElementById('expression').select()");
    tab.type("compress(memory(n1))");
    tab.evaluate("document.querySelector('#switch [type=submit]').click()");
    String refused = text("#outcome pre") + " && !document.querySelector('#switch :disabled')";
    tab.await(
        text("#chain li:last-child")
            + ".includes('compress(memory(') || ("
            + refused
            + " && document.querySelector('#switch [type=submit]').click())");
    tab.await(text("#suggestions") + ".includes('compress(memory(')");

    assertThat((Double) tab.evaluate(Legible.BACKGROUND))
        .as("how bright the background is")
        .isBetween(scheme.equals("dark") ? 0.0 : 0.8, scheme.equals("dark") ? 0.1 : 1.0);
    assertThat(tab.evaluate(Legible.TOO_FAINT)).as("texts that are too faint").isEqualTo("");
    for (int width : new int[] {320, 390, 1024, 2560}) {
      tab.size(width, 800);
      tab.await("document.documentElement.scrollWidth <= " + width);
    }
    assertThat(tab.complaints()).filteredOn(each -> !each.contains("/switch\"")).isEmpty();
  }

  @Test
  void aPageThatLostItsNodeFindsItAgain() throws Exception {
    NodeFiles files = nodes.startAll();
    Tab tab = open("light", files.http(3), "table");
    tab.await(text("#connection") + " === 'live'");
    nodes.running().remove(2).close();
    tab.await(text("#connection") + ".includes('lost')");
    tab.await("!document.getElementById('notice').hidden");
    nodes.start(files, 3).ready().get(60, TimeUnit.SECONDS);
    tab.await(text("#connection") + " === 'live'");
    tab.await("document.getElementById('notice').hidden");
    tab.evaluate(
        """
        const picker = document.getElementById('log');
        picker.value = 'other';
        picker.dispatchEvent(new Event('change'));
        """);
    tab.await(text("#headline") + ".startsWith('other runs on ')");
  }

  @Test
  void aNodeThatStartsHasThePageAndSaysWhatItWaitsFor() throws Exception {
    NodeFiles files = new NodeFiles(folder, "lonely");
    nodes.start(files, 2);
    Tab tab = open("light", files.http(2), "");
    tab.await(text("#notice") + ".includes('n2 is starting')");
    nodes.start(files, 1);
    tab.await(text("#connection") + " === 'live'");
  }
}
