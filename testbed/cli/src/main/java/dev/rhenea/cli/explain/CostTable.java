package dev.rhenea.cli.explain;

import dev.rhenea.composition.calculator.Calculation;
import dev.rhenea.composition.calculator.Survival;
import dev.rhenea.prediction.Cost;
import dev.rhenea.prediction.Needs;
import dev.rhenea.prediction.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.function.Function;

/** What a composition survives and costs, a line for each call; {@code ?} is what nobody says. */
final class CostTable {
  private static final String UNKNOWN = "?";
  private static final String ROW = "%-14s %8s %7s %7s %9s %8s  %s%n";

  private CostTable() {}

  static String render(Calculation calculation) {
    SequencedMap<String, Optional<Step>> calls = new LinkedHashMap<>();
    if (calculation.appends()) {
      calls.put("append", calculation.append());
    }
    calls.put("seal", calculation.seal());
    calls.put("read", calculation.read());
    StringBuilder table = new StringBuilder();
    table.append(
        ROW.formatted("", "survives", "delays", "writes", "messages", "bytes", "must live"));
    calls.forEach((name, call) -> table.append(row(name, call, calculation)));
    table.append(
        line(
            "storage",
            calculation.storageFactor().map(factor -> number(factor) + " bytes for each byte")));
    if (calculation.appends()) {
      table.append(line("busiest", calculation.busiest().map(CostTable::busiest)));
    }
    return table.toString();
  }

  private static String busiest(Calculation.Busiest busiest) {
    return "%s, in %.0f%% of an append's messages".formatted(busiest.node(), 100 * busiest.share());
  }

  private static String row(String name, Optional<Step> call, Calculation calculation) {
    Optional<Cost> cost = call.flatMap(Step::cost);
    List<Object> cells = new ArrayList<>();
    cells.add(name);
    cells.add(call.map(step -> survives(step, calculation)).orElse(UNKNOWN));
    List<Function<Cost, String>> columns =
        List.of(
            known -> Integer.toString(known.delays()),
            known -> Integer.toString(known.durableWrites()),
            known -> number(known.count()),
            known -> number(known.bytes(Calculation.ENTRY_BYTES)));
    columns.forEach(column -> cells.add(cost.map(column).orElse(UNKNOWN)));
    cells.add(call.map(step -> step.needs().toString()).orElse(UNKNOWN));
    return ROW.formatted(cells.toArray());
  }

  /** {@code 1}, or {@code 0..2}: whichever fail, and if the right ones fail. */
  private static String survives(Step call, Calculation calculation) {
    if (call.needs() instanceof Needs.Nobody) {
      return "all";
    }
    Survival survival = calculation.survival(call);
    String worst = number(survival.worst());
    String best = number(survival.best());
    return worst.equals(best) ? worst : worst + ".." + best;
  }

  private static String number(OptionalInt number) {
    return number.isPresent() ? Integer.toString(number.getAsInt()) : UNKNOWN;
  }

  private static String number(double number) {
    return number == Math.rint(number)
        ? "%.0f".formatted(number)
        : String.format(Locale.ROOT, "%.2f", number);
  }

  private static String line(String name, Optional<String> text) {
    return "%-14s %s%n".formatted(name, text.orElse(UNKNOWN));
  }
}
