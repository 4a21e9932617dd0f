package dev.rhenea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rhenea.cli.terminal.Exit;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rhenea bench} and {@code rhenea report}, at their smallest; no number is looked at. */
class BenchTest {
  private final Session rhenea = new Session();

  @Test
  void compositionsAreMeasuredInTurnsAndReported(@TempDir Path folder) throws Exception {
    Path out = folder.resolve("out");
    int status =
        rhenea.run(
            "bench",
            "memory(n1)",
            "native(n1, n2, n3)",
            "--seconds",
            "0.1",
            "--window",
            "1,4",
            "--bare",
            "--sweep",
            "--seed",
            "5",
            "--report",
            out.toString());
    assertThat(status).as(rhenea.out() + rhenea.err()).isEqualTo(Exit.VALID);
    assertThat(rhenea.out())
        .contains("window 1, 128 B", "window 4, 128 B", "native(n1, n2, n3), bare")
        .contains("rhenea bench 'memory(n1)' 'native(n1, n2, n3)' --seconds 0.1 --window 1,4")
        .contains("--bare --sweep --seed 5", "write and fdatasync");
    JsonNode json = new ObjectMapper().readTree(out.resolve("bench.json").toFile());
    assertThat(json.at("/comparison/contenders").findValuesAsText("expression"))
        .containsExactly("memory(n1)", "memory(n1)", "native(n1, n2, n3)", "native(n1, n2, n3)");
    assertThat(json.at("/comparison/slices")).hasSizeGreaterThanOrEqualTo(4 * 2 * 2);
    assertThat(json.at("/comparison/steps")).isNotEmpty();
    assertThat(out.resolve("nodes")).doesNotExist();
    Path page = out.resolve("report.html");
    assertThat(page)
        .content()
        .contains("<svg", "floor: two round trips and one sync", "prefers-color-scheme:dark")
        .contains("nothing (memory alone) with memory(n1)", "How it was measured")
        .doesNotContain("<script", "src=");

    String written = Files.readString(page);
    Files.delete(page);
    assertThat(new Session().run("report", out.toString())).isEqualTo(Exit.VALID);
    assertThat(page).hasContent(written);

    Session compared = new Session();
    assertThat(compared.run("report", out.toString(), out.toString())).isEqualTo(Exit.VALID);
    assertThat(compared.out()).contains("1.00x (");
  }

  @Test
  void mistakesAreNamedBeforeAnythingStarts() {
    assertThat(rhenea.run("bench", "native(n1, n2, n3, sequenser: n2)", "memory(n1, n2)"))
        .isEqualTo(Exit.USAGE);
    assertThat(rhenea.err())
        .contains("native has no parameter 'sequenser'", "did you mean 'sequencer'?")
        .contains("1:12");
    Session copies = new Session();
    assertThat(copies.run("bench", "objects(folder: \"/nowhere\")")).isEqualTo(Exit.USAGE);
    assertThat(copies.err()).contains("takes copies of closed segments only");
    Session latency = new Session();
    assertThat(latency.run("bench", "--sync-latency", "fast")).isEqualTo(Exit.USAGE);
    assertThat(latency.err()).contains("a latency is 0 or up to 100ms");
    Session window = new Session();
    assertThat(window.run("bench", "--window", "0")).isEqualTo(Exit.USAGE);
    assertThat(window.err()).contains("--window takes numbers from 1 to 4000");
  }

  @Test
  void aFolderThatCannotBeUsedIsNamed(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("mine"), "keep");
    assertThat(rhenea.run("bench", "memory(n1)", "--report", folder.toString()))
        .isEqualTo(Exit.UNKNOWN);
    assertThat(rhenea.err().lines()).hasSize(1);
    assertThat(rhenea.err()).contains("is not empty; name a new folder");
    Session report = new Session();
    assertThat(report.run("report", folder.toString())).isEqualTo(Exit.UNKNOWN);
    assertThat(report.err()).contains("there is no bench.json in", "'rhenea bench' writes one");
  }
}
