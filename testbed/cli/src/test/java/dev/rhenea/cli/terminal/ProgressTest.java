package dev.rhenea.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Surefire is no terminal: what commands write there. */
class ProgressTest {
  private final StringWriter err = new StringWriter();

  @Test
  void itIsQuietWhereNobodySitsAtATerminal() {
    Progress progress = Progress.on(new PrintWriter(err));
    progress.say("a line");
    progress.status("a status");
    progress.end();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aLongRunWritesPlainLines() {
    Progress progress = Progress.ofLongRun(new PrintWriter(err));
    progress.say("a line");
    progress.say("another");
    progress.end();
    assertThat(err.toString().lines()).containsExactly("a line", "another");
  }

  @Test
  void aStatusIsWrittenWhereNothingWasForAWhile() {
    AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // clocks may start anywhere
    Progress progress = Progress.plain(new PrintWriter(err), now::get);
    progress.status("1 of 5");
    progress.status("2 of 5");
    now.addAndGet(Progress.BETWEEN.toNanos());
    progress.status("3 of 5");
    progress.say("a line");
    now.addAndGet(Progress.BETWEEN.toNanos() - 1);
    progress.status("4 of 5");
    now.incrementAndGet();
    progress.status("5 of 5");
    assertThat(err.toString().lines()).containsExactly("1 of 5", "3 of 5", "a line", "5 of 5");
  }
}
