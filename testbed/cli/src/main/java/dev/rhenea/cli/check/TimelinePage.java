package dev.rhenea.cli.check;

import dev.rhenea.bench.report.CallChart;
import dev.rhenea.bench.report.Page;
import dev.rhenea.checker.Violation;
import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Value;
import dev.rhenea.checker.linear.CounterExample;
import dev.rhenea.cli.result.Validity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A history drawn: around each violation the calls that show it, marked, among those that were open
 * meanwhile; without a violation, its beginning.
 */
final class TimelinePage {

  /** How many calls one picture holds; more is not readable. */
  private static final int DRAWN = 200;

  /** How long a value in a table may be, in characters. */
  private static final int CELL = 200;

  /** How many violations are drawn. */
  private static final int VIOLATIONS = 10;

  private final History history;
  private final Page page;

  private TimelinePage(History history, Page page) {
    this.history = history;
    this.page = page;
  }

  static String render(CheckResult result, Path file, History history) {
    Page page =
        new Page(String.valueOf(file.getFileName()))
            .verdict(result.validity().word(), result.sentence())
            .paragraph(result.counts() + "; checked as " + result.subject().kind() + ".");
    TimelinePage timeline = new TimelinePage(history, page);
    if (result.validity() == Validity.INVALID) {
      timeline.violations(result);
    } else {
      timeline.beginning();
    }
    return page.note(
            "One column for each process; time runs down, one row for each event. A call without an"
                + " end may take effect at any later time. Point at a call for all of it.")
        .render();
  }

  private void beginning() {
    List<Call> first = history.calls().stream().limit(DRAWN).toList();
    boolean whole = first.size() == history.calls().size();
    page.heading(whole ? "The history" : "The first " + DRAWN + " calls")
        .wide(CallChart.render("History", first, Set.of()), CallChart.width(first));
  }

  private void violations(CheckResult result) {
    List<Violation> violations = result.violations();
    for (int i = 0; i < Math.min(violations.size(), VIOLATIONS); i++) {
      Violation violation = violations.get(i);
      page.heading(violation.rule() + " (" + violation.invariant() + ")")
          .paragraph(violation.message());
      if (i < result.counterExamples().size()) {
        endings(result.counterExamples().get(i));
      }
      Set<Call> marked = new LinkedHashSet<>(violation.evidence());
      List<Call> drawn = around(violation.evidence());
      page.wide(CallChart.render(violation.message(), drawn, marked), CallChart.width(drawn))
          .table(
              5,
              List.of("call", "process", "f", "asked", "answer"),
              violation.evidence().stream().limit(DRAWN).map(TimelinePage::row).toList());
    }
  }

  private void endings(CounterExample example) {
    page.paragraph(
            "Before the first of these calls the state was "
                + String.join(" or ", example.beginnings())
                + ". Until operation "
                + example.stuck().start()
                + ", which then has no place, it can have become:")
        .preformatted(
            String.join(
                "\n", example.endings().stream().map(CounterExample.Ending::toString).toList()));
  }

  /** The evidence, and what else was open between its beginning and its end, as far as it fits. */
  private List<Call> around(List<Call> evidence) {
    long from = evidence.getFirst().start();
    long to =
        evidence.stream()
            .mapToLong(call -> call.operations().getLast().index())
            .max()
            .orElse(Long.MAX_VALUE);
    Set<Call> drawn = new LinkedHashSet<>(evidence.subList(0, Math.min(evidence.size(), DRAWN)));
    List<Call> others = new ArrayList<>(history.calls());
    others.removeIf(call -> call.start() > to || call.operations().getLast().index() < from);
    others.stream().limit(Math.max(0, DRAWN - drawn.size())).forEach(drawn::add);
    return drawn.stream().sorted(Comparator.comparingLong(Call::start)).toList();
  }

  private static List<String> row(Call call) {
    return List.of(
        String.format(Locale.ROOT, "%d", call.start()),
        call.invocation().process().toString(),
        call.f(),
        brief(call.argument()),
        call.outcome().label() + (call.result().isNil() ? "" : " " + brief(call.result())));
  }

  private static String brief(Value value) {
    String text = value.toString();
    return text.length() <= CELL ? text : text.substring(0, CELL - 1) + "…";
  }
}
