package dev.rhenea.checker.bank;

import dev.rhenea.checker.Violation;
import dev.rhenea.checker.history.Call;
import java.util.List;
import java.util.Locale;

/** The ways in which a read of all accounts can be wrong. */
public enum BankRule {
  /** It did not return the accounts that the first one did. */
  OTHER_ACCOUNTS,
  /** The balances do not add up to what they added up to before. */
  WRONG_TOTAL,
  /** A balance is below zero. */
  NEGATIVE_BALANCE;

  /** Returns the name used in {@link Violation#rule()}, such as {@code wrong-total}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Violation violation(String message, List<Call> evidence) {
    return new Violation("serializable", label(), message, evidence);
  }
}
