package dev.rhenea.cli.check;

import static java.util.stream.Collectors.joining;

import dev.rhenea.checker.Checker;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.bank.BankChecker;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Value;
import dev.rhenea.checker.linear.Budget;
import dev.rhenea.checker.linear.Judgement;
import dev.rhenea.checker.linear.LinearizabilityChecker;
import dev.rhenea.checker.linear.Model;
import dev.rhenea.checker.listappend.ListAppendChecker;
import dev.rhenea.checker.log.LogChecker;
import dev.rhenea.checker.queue.QueueModel;
import dev.rhenea.checker.register.RegisterChecker;
import dev.rhenea.checker.register.RegisterModel;
import dev.rhenea.checker.set.SetChecker;
import dev.rhenea.checker.set.SetModel;
import dev.rhenea.checker.table.TableModel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What a history is about.
 *
 * @param kind which object
 * @param keyed whether there is one for each key; nothing to a log, a table, lists and a bank
 * @param dense whether each position of a log below its tail must hold an entry
 * @param initial what registers hold at first
 * @param bank what a bank promises
 */
public record Subject(Kind kind, boolean keyed, boolean dense, Value initial, BankChecker bank) {

  /** Of a bank of which nothing is known. */
  public static final BankChecker ANY_BANK = new BankChecker(OptionalLong.empty(), false);

  private static final Set<String> GROWING = Set.of("add", "read");

  /** The objects there are models of. */
  public enum Kind {
    REGISTER,
    CAS_REGISTER,
    SET,
    QUEUE,
    LOG,
    TABLE,
    LIST_APPEND,
    BANK;

    /** What is true of a history in which nothing was found, in words. */
    String promise() {
      return switch (this) {
        case LIST_APPEND -> "transactions that are strictly serializable can have been answered so";
        case BANK -> "all reads show the same accounts and the same total";
        default -> "a correct " + this + " can have answered like this";
      };
    }

    /** As typed: {@code cas-register}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Reads the name of a model. */
  public static final class Reader implements ITypeConverter<Kind> {
    @Override
    public Kind convert(String name) {
      for (Kind kind : Kind.values()) {
        if (kind.toString().equals(name)) {
          return kind;
        }
      }
      throw new TypeConversionException(
          "no model '%s'; there are: %s"
              .formatted(
                  name, Arrays.stream(Kind.values()).map(Kind::toString).collect(joining(", "))));
    }
  }

  /**
   * Judges {@code history}: in near-linear time where there is a way, by search where that way does
   * not lead to a verdict.
   *
   * @param atMost how long the search may take; it may also remember no more than fits into a third
   *     of the heap
   */
  public Judgement judge(History history, Duration atMost) {
    Budget budget = SearchBudget.lasting(atMost);
    Optional<Checker> nearLinear = nearLinear(history);
    if (nearLinear.isPresent()) {
      Verdict verdict = nearLinear.get().check(history);
      if (!isSearched() || !(verdict instanceof Verdict.Unknown)) {
        return new Judgement(verdict, List.of());
      }
    }
    return switch (kind) {
      case REGISTER, CAS_REGISTER ->
          search(
              keyed ? RegisterModel.keyed(initial) : RegisterModel.single(initial),
              history,
              budget);
      case SET -> search(new SetModel(keyed), history, budget);
      case QUEUE -> search(new QueueModel(keyed), history, budget);
      case TABLE -> search(new TableModel(), history, budget);
      case LOG, LIST_APPEND, BANK -> throw new IllegalStateException(kind + " is not searched");
    };
  }

  /** Whether there is a model for those histories that the near-linear way does not decide. */
  private boolean isSearched() {
    return switch (kind) {
      case REGISTER, CAS_REGISTER, SET, QUEUE, TABLE -> true;
      case LOG, LIST_APPEND, BANK -> false;
    };
  }

  private Optional<Checker> nearLinear(History history) {
    return switch (kind) {
      case REGISTER, CAS_REGISTER ->
          Optional.of(keyed ? RegisterChecker.keyed(initial) : RegisterChecker.single(initial));
      case LIST_APPEND -> Optional.of(new ListAppendChecker());
      case BANK -> Optional.of(bank);
      case LOG -> Optional.of(dense ? LogChecker.dense() : LogChecker.sparse());
      case SET ->
          !keyed && history.calls().stream().allMatch(call -> GROWING.contains(call.f()))
              ? Optional.of(new SetChecker())
              : Optional.empty();
      case QUEUE, TABLE -> Optional.empty();
    };
  }

  private static <S> Judgement search(Model<S> model, History history, Budget budget) {
    return new LinearizabilityChecker<>(model, budget).judge(history);
  }
}
